// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MonomialTest {
  private static final Problem PROBLEM =
      Problem.of(
          List.of(Column.of("a", new double[] {2e-40, 3e-40}), Column.of("b", new double[] {4, 5})),
          Column.of("y", new double[] {1, 2}));

  @Test
  void hasTheValuesOfItsFormula() {
    Monomial monomial = Monomial.of(2, -0.5);

    double[] values = monomial.values(PROBLEM);

    assertThat(monomial.isRepresentable(PROBLEM, 3)).isTrue();
    double[] formula = PROBLEM.values(monomial.expression(PROBLEM, 3));
    assertThat(formula).containsExactly(new double[] {3 * values[0], 3 * values[1]}, within(1e-12));
  }

  @Test
  void knowsThatItsConstantWouldOverflow() {
    Monomial monomial = Monomial.of(8, 1);

    assertThat(monomial.isRepresentable(PROBLEM, 1)).isFalse();
    assertThatThrownBy(() -> monomial.expression(PROBLEM, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
