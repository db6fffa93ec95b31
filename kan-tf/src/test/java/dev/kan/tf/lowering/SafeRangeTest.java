// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Batch;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.library.SafeRange;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.tf.Precision;
import dev.kan.tf.TestGraph;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/**
 * Checks that values, gradients and derivatives of functions are finite beyond their singularities.
 */
class SafeRangeTest {
  private static final double ANY = Double.POSITIVE_INFINITY;
  private static final Expression X = Expression.variable("x");
  private static final double[] POINTS = {-1e3, -3, -1, -0.4, -1e-3, 0, 2e-3, 0.3, 1, 1.5, 8, 1e3};

  static Stream<SymbolicFunction> functions() {
    return Stream.of(
        of(X.power(-1), new SafeRange(-ANY, ANY, 0.01, ANY)),
        of(X.power(-1), new SafeRange(-ANY, ANY, 0, 100)),
        of(X.power(-5), new SafeRange(-50, 50, 0.25, 1000)),
        of(X.power(0.5), new SafeRange(0, ANY, 0, ANY)),
        of(X.power(-0.5), new SafeRange(0.001, ANY, 0, ANY)),
        of(X.power(1.5), new SafeRange(0, ANY, 0, 50)),
        of(X.into(StandardFunction.LOG), new SafeRange(1e-3, ANY, 0, ANY)),
        of(X.into(StandardFunction.LOG), new SafeRange(0, ANY, 0, 5)),
        of(X.into(StandardFunction.EXP), new SafeRange(-ANY, 5, 0, ANY)),
        of(X.into(StandardFunction.SINH), new SafeRange(-ANY, ANY, 0, 1000)),
        of(X.into(StandardFunction.ARCSIN), new SafeRange(-1, 1, 0, ANY)),
        of(X.into(StandardFunction.ARCTANH), new SafeRange(-0.999, 0.999, 0, ANY)),
        of(X.plus(-7).into(StandardFunction.LOG), new SafeRange(7.5, 9, 0, ANY)),
        of(Expression.constant(3), new SafeRange(-2, 2, 0, 2)));
  }

  private static SymbolicFunction of(Expression body, SafeRange range) {
    return SymbolicFunction.of("f", 1, body).within(range);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void agreesWithPlainJava(SymbolicFunction function) {
    assertAgrees(TFloat64.class, function, 1e-12);
    assertAgrees(TFloat32.class, function, 1e-4);
  }

  private static <T extends TFloating> void assertAgrees(
      Class<T> type, SymbolicFunction function, double tolerance) {
    // at 0 and 1, ends of safe ranges, some functions have an infinite slope
    double[] x = POINTS;
    try (TestGraph<T> graph = new TestGraph<>(type, 1)) {
      SymbolicFunctionOps<T> ops =
          new SymbolicFunctionOps<>(
              graph.ops(),
              Precision.of(type),
              function,
              new FunctionOps<>(graph.ops(), Precision.of(type)));
      Operand<T> value = ops.value(graph.x());
      Operand<T> gradient = graph.gradient(value, graph.x());
      Operand<T> second = graph.gradient(gradient, graph.x());
      Curves<T> curves = ops.curves(graph.x());
      Operand<T> slopes = graph.gradient(curves.slope(), graph.x());
      Operand<T> curvatures = graph.gradient(curves.curvature(), graph.x());
      List<double[]> values =
          graph.values(
              List.of(
                  value,
                  curves.value(),
                  gradient,
                  curves.slope(),
                  second,
                  curves.curvature(),
                  slopes,
                  curvatures),
              Batch.of(1, x));
      assertClose(values.get(0), x, function::value, tolerance);
      assertClose(values.get(1), x, function::value, tolerance);
      assertClose(values.get(2), x, function::derivative, tolerance);
      assertClose(values.get(3), x, function::derivative, tolerance);
      assertClose(values.get(4), x, function::secondDerivative, tolerance);
      assertClose(values.get(5), x, function::secondDerivative, tolerance);
      assertClose(values.get(6), x, function::secondDerivative, tolerance);
      assertThat(values.get(7)).doesNotContain(Double.NaN);
    }
  }

  private static void assertClose(
      double[] actual, double[] x, DoubleUnaryOperator expected, double tolerance) {
    for (int i = 0; i < x.length; i++) {
      double exact = expected.applyAsDouble(x[i]);
      assertThat(exact).isFinite();
      assertThat(actual[i])
          .as("at %s", x[i])
          .isCloseTo(exact, within(tolerance * Math.max(1, Math.abs(exact))));
    }
  }

  /** Uses 1 - 4e-9, where the inverse hyperbolic tangent is 10, which is 1 in single precision. */
  @Test
  void movesAnEndThatRoundsToASingularity() {
    double end = Math.tanh(10);
    SymbolicFunction function =
        of(X.into(StandardFunction.ARCTANH), new SafeRange(-end, end, 0, ANY));
    try (TestGraph<TFloat32> graph = new TestGraph<>(TFloat32.class, 1)) {
      Operand<TFloat32> value =
          new SymbolicFunctionOps<>(
                  graph.ops(),
                  Precision.FLOAT32,
                  function,
                  new FunctionOps<>(graph.ops(), Precision.FLOAT32))
              .value(graph.x());
      Operand<TFloat32> gradient = graph.gradient(value, graph.x());
      List<double[]> values =
          graph.values(List.of(value, gradient), Batch.of(1, new double[] {-1, 1, 2, 0.5}));
      double last = 0.5 * Math.log((1 + Math.nextDown(1f)) / (1 - Math.nextDown(1f)));
      double half = 0.5 * Math.log(3);
      assertThat(values.get(0))
          .containsExactly(new double[] {-last, last, last, half}, within(0.02));
      assertThat(values.get(1)).containsExactly(new double[] {0, 0, 0, 4.0 / 3}, within(1e-5));
    }
  }

  @Test
  void keepsNaN() {
    SymbolicFunction root = of(X.power(0.5), new SafeRange(0, 10, 0.1, 3));
    try (TestGraph<TFloat32> graph = new TestGraph<>(TFloat32.class, 1)) {
      Operand<TFloat32> value =
          new SymbolicFunctionOps<>(
                  graph.ops(),
                  Precision.FLOAT32,
                  root,
                  new FunctionOps<>(graph.ops(), Precision.FLOAT32))
              .value(graph.x());
      assertThat(graph.values(value, Batch.of(1, Double.NaN))).containsExactly(Double.NaN);
    }
  }
}
