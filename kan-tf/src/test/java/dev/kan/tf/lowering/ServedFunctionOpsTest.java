// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Batch;
import dev.kan.core.expression.StandardFunction;
import dev.kan.tf.Precision;
import dev.kan.tf.TestGraph;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** Compares the functions of networks that are only served with plain Java. */
class ServedFunctionOpsTest {
  /** Numbers exact in single precision: small, between -1 and 1, at the ends, and beyond. */
  private static final double[] POINTS =
      DoubleStream.concat(
              DoubleStream.of(0, 1e-30f, -1e-7f, 1e-3f, 1, -1, 1.25, -30, 1e10f),
              IntStream.rangeClosed(-64, 64).mapToDouble(i -> i / 64.0))
          .toArray();

  @ParameterizedTest
  @EnumSource(names = {"TANH", "ARCTAN", "ARCSIN", "ARCCOS"})
  void computesAsPlainJava(StandardFunction function) {
    check(function, TFloat32.class, 5e-7);
    check(function, TFloat64.class, 1e-15);
  }

  private static <T extends TFloating> void check(
      StandardFunction function, Class<T> type, double tolerance) {
    try (TestGraph<T> graph = new TestGraph<>(type, 1)) {
      Precision<T> precision = Precision.of(type);
      Operand<T> result = new ServedFunctionOps<>(graph.ops(), precision).of(function, graph.x());
      double[] values = graph.values(result, Batch.of(1, POINTS));
      for (int p = 0; p < POINTS.length; p++) {
        double expected = function.value(POINTS[p]);
        if (Double.isNaN(expected)) {
          assertThat(values[p]).as("%s of %s", function, POINTS[p]).isNaN();
        } else {
          assertThat(values[p])
              .as("%s of %s in %s", function, POINTS[p], precision)
              .isCloseTo(expected, within(tolerance * Math.abs(expected)));
        }
      }
    }
  }
}
