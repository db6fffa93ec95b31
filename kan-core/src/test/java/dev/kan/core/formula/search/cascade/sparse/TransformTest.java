// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformTest {
  @ParameterizedTest
  @EnumSource
  void invertsItself(Transform transform) {
    for (double y : new double[] {0.2, 0.7, 1.4}) {
      double t = transform.of(y);

      assertThat(transform.inverse(t)).isCloseTo(y, within(1e-14));
      assertThat(transform.inverse(Expression.variable("t")).evaluate(Map.of("t", t)))
          .isCloseTo(y, within(1e-14));
    }
  }

  @ParameterizedTest
  @EnumSource
  void knowsItsSlope(Transform transform) {
    double y = 0.6;
    double difference = (transform.of(y + 1e-6) - transform.of(y - 1e-6)) / 2e-6;

    assertThat(transform.slope(y)).isCloseTo(Math.abs(difference), within(1e-7));
  }

  @ParameterizedTest
  @EnumSource
  void solvesItsEquation(Equation equation) {
    double p = 0.4;
    double q = 0.3;

    double t = equation.solution(p, q);

    double sides = equation == Equation.SUM ? p : p + t * q;
    assertThat(equation.left(t)).isCloseTo(sides, within(1e-15));
    assertThat(
            equation
                .solution(Expression.variable("p"), Expression.variable("q"))
                .evaluate(Map.of("p", p, "q", q)))
        .isCloseTo(t, within(1e-15));
  }

  @Test
  void suitsTargetsOfItsRangeOnly() {
    assertThat(suited(1, 1.5)).containsExactly(Transform.values());
    assertThat(suited(0.3, 1.5)).contains(Transform.SINE, Transform.COSINE, Transform.TANGENT);
    assertThat(suited(-1, 1))
        .containsExactly(
            Transform.NONE,
            Transform.RECIPROCAL,
            Transform.SINE,
            Transform.TANGENT,
            Transform.EXPONENTIAL);
    assertThat(suited(1, 100))
        .containsExactly(
            Transform.NONE,
            Transform.RECIPROCAL,
            Transform.SQUARE,
            Transform.RECIPROCAL_SQUARE,
            Transform.LOGARITHM);
    assertThat(suited(1e-9, 2e-9))
        .doesNotContain(Transform.SINE, Transform.EXPONENTIAL)
        .contains(Transform.SQUARE);
  }

  @Test
  void turnsNegativeTargetsPositive() {
    Response response = Response.of(problem(-4, -1), Transform.SQUARE).orElseThrow();

    assertThat(response.valueAt(0)).isEqualTo(16);
    assertThat(response.target(16)).isEqualTo(-4);
    assertThat(response.target(Expression.constant(16)).evaluate(Map.of())).isEqualTo(-4);
  }

  @Test
  void leavesOutSmallTargetsUnderNoise() {
    Problem noisy = problem(0.01, 1).withNoise(0.1);

    Response logarithm = Response.of(noisy, Transform.LOGARITHM).orElseThrow();

    assertThat(logarithm.weightAt(0)).isZero();
    assertThat(logarithm.weightAt(1)).isEqualTo(1);
    assertThat(Response.of(noisy, Transform.NONE).orElseThrow().weightAt(0)).isEqualTo(1);
  }

  private static List<Transform> suited(double... targets) {
    return Arrays.stream(Transform.values())
        .filter(transform -> Response.of(problem(targets), transform).isPresent())
        .toList();
  }

  private static Problem problem(double... targets) {
    return Problem.of(List.of(Column.of("x", new double[targets.length])), Column.of("y", targets));
  }
}
