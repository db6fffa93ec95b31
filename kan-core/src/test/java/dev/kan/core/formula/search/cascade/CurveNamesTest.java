// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.expression.Expression;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurveNamesTest {
  private static final Expression X = Expression.variable("x");

  private static double[] points() {
    return new Random(3).doubles(200, 0.05, 0.95).toArray();
  }

  static Stream<Expression> functions() {
    return NamedFunction.all().stream().map(function -> function.of(X));
  }

  private static double[] values(Expression curve, double[] x) {
    var compiled = curve.compile(List.of("x"));
    return Arrays.stream(x).map(compiled::at).toArray();
  }

  private static double[] ones(double[] x) {
    return Arrays.stream(x).map(value -> 1).toArray();
  }

  private static double error(Expression expected, CurveName name) {
    Expression difference =
        expected.minus(name.times(Expression.constant(1), X.times(name.scale())));
    double[] fresh = new Random(4).doubles(50, 0.1, 0.9).toArray();
    return Arrays.stream(values(difference, fresh)).map(Math::abs).max().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void namesEachFunctionWithAScaleAndAnOffset(Expression function) {
    Expression curve =
        function.substitute(java.util.Map.of("x", X.times(0.83))).times(-2.4).plus(0.37);
    double[] x = points();

    List<CurveName> names = new CurveNames(x).of(values(curve, x), ones(x), 3);

    assertThat(names).anySatisfy(name -> assertThat(error(curve, name)).isLessThan(1e-7));
  }

  @Test
  void givesTheScaleAndFactorOfACurveWithoutOffset() {
    double[] x = points();
    Expression curve = Expression.parse("3.5*exp(-1.7*x)");

    CurveName best = new CurveNames(x).of(values(curve, x), ones(x), 1).get(0);

    assertThat(best.scale()).isCloseTo(-1.7, org.assertj.core.data.Offset.offset(1e-8));
    assertThat(best.factor()).isCloseTo(3.5, org.assertj.core.data.Offset.offset(1e-7));
    assertThat(best.offset()).isZero();
  }

  @Test
  void findsNoExactNameForNoise() {
    double[] x = points();
    double[] noise = new Random(5).doubles(x.length).toArray();

    assertThat(new CurveNames(x).of(noise, ones(x), 3))
        .allSatisfy(name -> assertThat(name.unexplained()).isGreaterThan(0.5));
  }
}
