// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FactorsTest {
  private static final Law LAW =
      Law.of("cos(a)*b^2*(1 + c*d)/f")
          .on("a", 0.1, 3)
          .on("b", 0.5, 4)
          .on("c", 0.2, 2)
          .on("d", 0.3, 3)
          .on("f", 1, 7);

  @Test
  void findsPowersAndWaves() {
    List<Factors.Found> found = Factors.of(LAW.sample(400, 1), Effort.unlimited());

    assertThat(found.stream().map(factor -> factor.column().name()))
        .containsExactlyInAnyOrder("a", "b", "f");
  }

  @Test
  void leavesTheRestOfTheLaw() {
    Problem problem = LAW.sample(400, 1);

    Problem rest = Factors.without(Factors.of(problem, Effort.unlimited()), problem);

    assertThat(rest.columns().stream().map(Column::name)).containsExactly("c", "d");
    for (int row = 0; row < rest.rows(); row++) {
      double c = rest.columns().get(0).raw()[row];
      double d = rest.columns().get(1).raw()[row];
      assertThat(rest.target().raw()[row]).isCloseTo(1 + c * d, Offset.offset(1e-12));
    }
  }

  @Test
  void findsNoFactorOfASum() {
    Law sum = Law.of("a + 2*b + c").on("a", 0.5, 2).on("b", 0.5, 2).on("c", 0.5, 2);

    assertThat(Factors.of(sum.sample(400, 2), Effort.unlimited())).isEmpty();
  }

  @Test
  void findsFactorsBehindNoise() {
    List<Factors.Found> found = Factors.of(LAW.noisySample(400, 0.05, 1), Effort.unlimited());

    assertThat(found.stream().map(factor -> factor.column().name())).contains("a", "b", "f");
  }
}
