// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Batch;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.Sum;
import dev.kan.tf.Precision;
import dev.kan.tf.TestGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** Compares formulas in ops and TensorFlow's gradients of them with plain Java. */
class ExpressionOpsTest {
  private static final Expression X = Expression.variable("x");

  static Stream<Expression> expressions() {
    Stream<Expression> functions =
        Arrays.stream(StandardFunction.values()).map(function -> X.into(function));
    Stream<Expression> powers =
        Stream.of(-7, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 0.5, 1.5, -0.5, 2.5)
            .map(exponent -> X.power(exponent.doubleValue()));
    Expression gaussian = X.power(2).times(-1).into(StandardFunction.EXP);
    Expression composed =
        X.times(2).plus(1).into(StandardFunction.SIN).dividedBy(X.power(2).plus(1)).minus(X);
    return Stream.of(functions, powers, Stream.of(gaussian, composed)).flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void computesValuesAndTwoGradientsOfPlainJava(Expression expression) {
    assertAgrees(TFloat64.class, expression, 1e-12);
    assertAgrees(TFloat32.class, expression, 1e-4);
  }

  private static <T extends TFloating> void assertAgrees(
      Class<T> type, Expression expression, double tolerance) {
    double[] x = points(expression);
    Batch inputs = Batch.of(1, x);
    try (TestGraph<T> graph = new TestGraph<>(type, 1)) {
      List<Operand<T>> actual = new ArrayList<>();
      actual.add(graph.ops().identity(lower(graph, type, expression)));
      for (int order = 1; order <= 2; order++) {
        actual.add(graph.gradient(actual.get(order - 1), graph.x()));
      }
      List<double[]> values = graph.values(actual, inputs);
      Expression derivative = expression;
      for (double[] each : values) {
        double[] expected = values(derivative, x);
        assertThat(each).as("%s", derivative).containsExactly(expected, near(expected, tolerance));
        derivative = derivative.derivative("x");
      }
    }
  }

  /**
   * Returns points on both sides of zero, in the domain of the function and away from its
   * singularities.
   */
  private static double[] points(Expression expression) {
    return Stream.of(-0.9, -0.53, -0.2, 0.125, 0.37, 0.71, 0.93, 1.3, 2.9, -2.2)
        .mapToDouble(Double::doubleValue)
        .filter(x -> Double.isFinite(expression.evaluate(Map.of("x", x))))
        .toArray();
  }

  private static double[] values(Expression expression, double[] x) {
    var compiled = expression.compile(List.of("x"));
    return Arrays.stream(x).map(compiled::at).toArray();
  }

  @Test
  void saturatesWithoutLosingTheGradient() {
    double[] far = {-1e4, -100, -21, 21, 100, 1e4};
    try (TestGraph<TFloat32> graph = new TestGraph<>(TFloat32.class, 1)) {
      Operand<TFloat32> y = lower(graph, TFloat32.class, X.into(StandardFunction.TANH));
      Operand<TFloat32> slope = graph.gradient(y, graph.x());
      Operand<TFloat32> curvature = graph.gradient(slope, graph.x());
      List<double[]> values = graph.values(List.of(y, slope, curvature), Batch.of(1, far));
      assertThat(values.get(0)).containsExactly(-1, -1, -1, 1, 1, 1);
      assertThat(values.get(1)).containsOnly(0);
      assertThat(values.get(2)).containsOnly(0);
    }
  }

  @Test
  void keepsTheDigitsOfSmallArguments() {
    double[] small = {1e-6, -3e-5, 2e-4};
    for (StandardFunction function :
        List.of(
            StandardFunction.TANH,
            StandardFunction.ARCTANH,
            StandardFunction.SINH,
            StandardFunction.TAN)) {
      try (TestGraph<TFloat32> graph = new TestGraph<>(TFloat32.class, 1)) {
        double[] actual =
            graph.values(lower(graph, TFloat32.class, X.into(function)), Batch.of(1, small));
        for (int i = 0; i < small.length; i++) {
          assertThat(actual[i] / function.value(small[i])).isCloseTo(1, within(1e-6));
        }
      }
    }
  }

  @Test
  void broadcastsSeveralVariables() {
    Expression formula = X.times(Expression.variable("y")).plus(3);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 1)) {
      Operand<TFloat64> y = graph.ops().constant(new double[] {1, 10});
      Operand<TFloat64> value =
          ExpressionOps.lower(
              graph.ops(), Precision.FLOAT64, formula, Map.of("x", graph.x(), "y", y));
      assertThat(graph.values(value, Batch.of(1, 2, 4))).containsExactly(5, 23, 7, 43);
    }
  }

  @Test
  void computesEmptySumsAndProducts() {
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 1)) {
      Operand<TFloat64> zero = lower(graph, TFloat64.class, new Sum(List.of()));
      Operand<TFloat64> one = lower(graph, TFloat64.class, new Product(List.of()));
      assertThat(graph.values(zero, Batch.of(1, 2))).containsExactly(0);
      assertThat(graph.values(one, Batch.of(1, 2))).containsExactly(1);
    }
  }

  @Test
  void rejectsMissingVariablesAndJavaCode() {
    Expression custom = X.into(CustomFunction.of("gamma", x -> x)).plus(1);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 1)) {
      assertThatThrownBy(() -> lower(graph, TFloat64.class, custom))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("TensorFlow cannot run the Java code of 'gamma': give it as an expression");
      assertThatThrownBy(() -> lower(graph, TFloat64.class, Expression.variable("z")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no operand for variable 'z' among [x]");
    }
  }

  private static <T extends TFloating> Operand<T> lower(
      TestGraph<T> graph, Class<T> type, Expression expression) {
    return ExpressionOps.lower(graph.ops(), Precision.of(type), expression, Map.of("x", graph.x()));
  }

  private static Offset<Double> near(double[] expected, double tolerance) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    return within(tolerance * Math.max(1, largest));
  }
}
