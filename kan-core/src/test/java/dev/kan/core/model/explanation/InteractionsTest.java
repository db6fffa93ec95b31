// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Table;
import dev.kan.core.model.explanation.Interactions.Pair;
import org.junit.jupiter.api.Test;

/** Compares with variances that are known in closed form, up to the noise of 400 rows. */
class InteractionsTest {
  private static final Table NORMAL = Models.normal(4, 1200);

  @Test
  void findNothingInAnAdditiveModel() {
    assertThat(Interactions.of(Models.random(Models.PRICE), Models.FLATS))
        .isEqualTo(Interactions.NONE);
    // two layers whose second one is straight
    Interactions sum = Interactions.of(Models.formula("x1^2 + sin(x2) + x3 - x4", 4), NORMAL);
    assertThat(sum.share()).isCloseTo(0, within(1e-12));
    assertThat(sum.pairs()).allMatch(pair -> pair.strength() < 1e-12);
  }

  @Test
  void measureTheShareOfAProduct() {
    // Var(3 x1) = 9 beside Var(2 x2 x3) = 4, so that 4 of 13 lie in the interaction of x2 and x3
    Interactions found = Interactions.of(Models.formula("3*x1 + 2*x2*x3 + 0*x4", 4), NORMAL);
    assertThat(found.share()).isCloseTo(4.0 / 13, within(0.06));
    Pair strongest = found.pairs().get(0);
    assertThat(strongest.first()).isEqualTo("x2");
    assertThat(strongest.second()).isEqualTo("x3");
    assertThat(strongest.strength()).isCloseTo(4.0 / 13, within(0.06));
    assertThat(found.pairs()).hasSize(6);
    assertThat(found.pairs().subList(1, 6)).allMatch(pair -> pair.strength() < 1e-12);
  }

  @Test
  void sortPairsByStrength() {
    Interactions found = Interactions.of(Models.formula("x1*x2 + 2*x2*x3 + x4", 4), NORMAL);
    assertThat(found.pairs()).extracting(Pair::first).startsWith("x2", "x1");
    // Var = 1 + 4 + 1
    assertThat(found.pairs().get(0).strength()).isCloseTo(4.0 / 6, within(0.12));
    assertThat(found.pairs().get(1).strength()).isCloseTo(1.0 / 6, within(0.05));
    assertThat(found.share()).isCloseTo(5.0 / 6, within(0.08));
  }

  @Test
  void lookAtTheTenColumnsThatMatterMost() {
    Interactions found =
        Interactions.of(
            Models.formula("(x1+x2+x3+x4+x5+x6+x7+x8+x9+x10 + 0.01*x11 + 0.01*x12)^2", 12),
            Models.normal(12, 300));
    assertThat(found.pairs()).hasSize(45);
    assertThat(found.pairs())
        .noneMatch(pair -> pair.second().equals("x11") || pair.second().equals("x12"));
  }

  @Test
  void findNothingInASingleRowAndTheSameAtEachCall() {
    var model = Models.formula("x1 * x2", 2);
    assertThat(Interactions.of(model, Models.normal(2, 1))).isEqualTo(Interactions.NONE);
    Table table = Models.normal(2, 50);
    assertThat(Interactions.of(model, table)).isEqualTo(Interactions.of(model, table));
  }
}
