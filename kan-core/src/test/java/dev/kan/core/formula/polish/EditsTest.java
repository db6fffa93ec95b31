// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.Notation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditsTest {
  private static List<String> texts(Edits edits, String formula) {
    return edits.anywhere(Expression.parse(formula).simplify()).stream()
        .map(variant -> Notation.TEXT.of(variant.simplify()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x*(x + y)/(x + 2)",
        "(x + 2*y)^3 - (x - y)^2",
        "x^2 + 3*x*y + 0.5*y^2 + 1",
        "sin(x)*(2*sin(x) + y*sin(x)^0.5) + sin(x)",
        "exp((x + 1)*(y + 2))/sqrt(3*x^2*y + 6*x*y)",
        "x/(1 - 0.05*x*y) + 1/(1 - 0.05*x*y)"
      })
  void rearrangementsHaveTheSameValues(String text) {
    Expression formula = Expression.parse(text).simplify();
    Map<String, Double> point = Map.of("x", 1.3, "y", 0.7);
    List<Expression> variants = new Rearrangement().anywhere(formula);

    assertThat(variants).isNotEmpty();
    for (Expression variant : variants) {
      double expected = formula.evaluate(point);
      assertThat(variant.evaluate(point)).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
      assertThat(variant.simplify().evaluate(point))
          .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }
  }

  @Test
  void rearrangesInAllWays() {
    assertThat(texts(new Rearrangement(), "(x + y)^2")).contains("x^2 + 2*x*y + y^2");
    assertThat(texts(new Rearrangement(), "x^2 + 2*x*y + y^2")).contains("(x + y)^2");
    assertThat(texts(new Rearrangement(), "x^2 + 6*x + 9")).contains("(x + 3)^2");
    assertThat(texts(new Rearrangement(), "x*y + x*sin(y)")).contains("x*(y + sin(y))");
    assertThat(texts(new Rearrangement(), "exp(x*(y + 1))")).contains("exp(x*y + x)");
  }

  @Test
  void dropsEachPartOnce() {
    assertThat(texts(new TermDropping(), "2*x*sin(y) + z^1.3"))
        .containsExactlyInAnyOrder(
            "z^1.3",
            "2*x*sin(y)",
            "z^1.3 + x*sin(y)",
            "z^1.3 + 2*sin(y)",
            "z^1.3 + 2*x",
            "2*x*y + z^1.3",
            "2*x*sin(y) + z",
            "z^1.5 + 2*x*sin(y)",
            "z^1.3333333333333333 + 2*x*sin(y)",
            "z^1.25 + 2*x*sin(y)");
  }

  @Test
  void leavesVariablesAndConstantsAlone() {
    assertThat(texts(new TermDropping(), "x")).isEmpty();
    assertThat(texts(new Rearrangement(), "3")).isEmpty();
  }
}
