// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StraightLinesTest {
  private static final double[] X = {1, 2, 3, 5, 8, 9, 12, 20};

  private static List<Candidate> lines(double[] x, double[] y) {
    return StraightLines.of(Problem.of(List.of(Column.of("x", x)), Column.of("y", y)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "365*x^1.5",
        "1/(0.3 - 0.2/x^2)",
        "3*exp(-2/x)",
        "(0.1*x + 2)^2",
        "sqrt(3 + x^2)",
        "2e-200 + 3e-200*log(x)",
        "1e200*exp(0.2*x)"
      })
  void findLawsThatAreStraightInSomeUnits(String law) {
    Expression formula = Expression.parse(law);
    double[] y = Arrays.stream(X).map(x -> formula.evaluate(Map.of("x", x))).toArray();

    assertThat(lines(X, y)).anyMatch(each -> each.unexplained() < 1e-20);
  }

  @Test
  void leaveOutFormsWithoutAValue() {
    double[] x = {-1, 0, 1, 2, 3, 4, 5, 6};

    assertThat(lines(x, x)).isNotEmpty();
    assertThat(lines(x, x)).allMatch(each -> Double.isFinite(each.unexplained()));
  }

  @Test
  void areNoneOfConstants() {
    assertThat(lines(new double[8], X)).isEmpty();
    assertThat(lines(X, new double[8])).isEmpty();
  }
}
