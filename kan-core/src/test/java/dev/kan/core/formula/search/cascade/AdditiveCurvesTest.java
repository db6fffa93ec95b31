// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditiveCurvesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp(sin(pi*a) + b^2)",
        "tanh(2*a) + 3*sin(2*b) - c^2",
        "tanh(c)*sqrt(1 + b^2)/(exp(a) - 1)",
        "1/(exp(-a) + b^2)",
        "sqrt(exp(a) + 1/b)"
      })
  void findsSumsAndProductsOfOneCurveForEachColumn(String formula) {
    Law law = Law.of(formula).on("a", 0.3, 1.9).on("b", 0.4, 2).on("c", 0.2, 1.5);

    assertThat(law.missedBy(new AdditiveCurves())).isLessThan(1e-13);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp(-a)*sin(3*b + 1)",
        "0.3 + cos(2*a + 0.7)*exp(-(b - 1)^2)",
        "arctan(a - 0.4) + sin(5*b + 1)",
        "log(1 + exp(2*a - 1)) + b"
      })
  void findsShiftsAndProductsOfBothSigns(String formula) {
    Law law = Law.of(formula).on("a", 0.1, 1.9).on("b", 0.1, 2);

    assertThat(law.missedBy(new AdditiveCurves())).isLessThan(1e-13);
  }

  @Test
  void findsFunctionsOfOneColumn() {
    Law law = Law.of("tanh(2*a + 0.5)").on("a", -2, 1);

    assertThat(law.missedBy(new AdditiveCurves())).isLessThan(1e-13);
  }

  @Test
  void findsNothingWhereColumnsInteract() {
    Law law = Law.of("sin(a*b) + c").on("a", 0.3, 1.9).on("b", 0.4, 2).on("c", 0.2, 1.5);

    assertThat(new AdditiveCurves().search(law.sample(300, 1), Effort.unlimited())).isEmpty();
  }
}
