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

  @Test
  void findsNothingWhereColumnsInteract() {
    Law law = Law.of("sin(a*b) + c").on("a", 0.3, 1.9).on("b", 0.4, 2).on("c", 0.2, 1.5);

    assertThat(new AdditiveCurves().search(law.sample(300, 1), Effort.unlimited())).isEmpty();
  }
}
