// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.tf.Precision;
import dev.kan.tf.TestGraph;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** Compares losses in ops with plain Java, and their derivatives with closed forms. */
class LossOpsTest {
  private static final Batch OUTPUTS = Batch.of(2, 0.3, -1.7, 0, 0, 2.5, 2.5, -40, 3, 0.9, 1.1);
  private static final Batch TARGETS = Batch.of(2, 1, 0, 0.25, 0.75, 0, 1, 1, 0, 0.5, 0.5);
  private static final double[] WEIGHTS = {1, 0, 2.5, 0.5, 3};

  static Stream<Loss> losses() {
    return Stream.of(
        Loss.SQUARED_ERROR,
        Loss.ABSOLUTE_ERROR,
        Loss.CROSS_ENTROPY,
        Loss.BINARY_CROSS_ENTROPY,
        Loss.huber(0.5),
        Loss.huber(30));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void computesTheMeansOfPlainJava(Loss loss) {
    Samples samples = new Samples(TARGETS, TARGETS);
    for (Samples each : List.of(samples, samples.withWeights(WEIGHTS))) {
      double expected = loss.mean(OUTPUTS, each);
      assertThat(mean(TFloat64.class, loss, each))
          .isCloseTo(expected, within(1e-14 * Math.max(1, expected)));
      assertThat(mean(TFloat32.class, loss, each))
          .isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void computesTheValuesAndGradientsOfPlainJava(Loss loss) {
    checkAgainstJava(TFloat64.class, loss, 1e-14);
    checkAgainstJava(TFloat32.class, loss, 1e-6);
  }

  private static <T extends TFloating> void checkAgainstJava(
      Class<T> type, Loss loss, double tolerance) {
    try (TestGraph<T> graph = new TestGraph<>(type, 2)) {
      Operand<T> losses = ops(graph, type).perSample(loss, graph.x(), targets(graph, type));
      double[] values = graph.values(losses, OUTPUTS);
      double[] slopes = graph.values(graph.gradient(losses, graph.x()), OUTPUTS);
      for (int r = 0; r < OUTPUTS.rows(); r++) {
        double value = loss.value(OUTPUTS.row(r), TARGETS.row(r));
        double[] gradient = new double[2];
        loss.gradient(OUTPUTS.row(r), TARGETS.row(r), gradient);
        assertThat(values[r]).isCloseTo(value, within(tolerance * Math.max(1, value)));
        for (int o = 0; o < 2; o++) {
          double expected = gradient[o];
          assertThat(slopes[2 * r + o])
              .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
        }
      }
    }
  }

  private static <T extends TFloating> LossOps<T> ops(TestGraph<T> graph, Class<T> type) {
    return LossOps.of(graph.ops(), Precision.of(type));
  }

  @Test
  void hasLossZeroIfAllWeightsAreZero() {
    assertThat(weightedMean(TFloat64.class, Loss.SQUARED_ERROR, new double[5])).isZero();
  }

  static Stream<Arguments> curves() {
    DoubleUnaryOperator sigmoid = y -> 1 / (1 + Math.exp(-y));
    return Stream.of(
        curve(Loss.SQUARED_ERROR, y -> 2 * (y - 0.25), y -> 2),
        curve(Loss.ABSOLUTE_ERROR, y -> Math.signum(y - 0.25), y -> 0),
        curve(
            Loss.huber(0.5),
            y -> Math.max(-0.5, Math.min(0.5, y - 0.25)),
            y -> Math.abs(y - 0.25) <= 0.5 ? 1 : 0),
        curve(
            Loss.BINARY_CROSS_ENTROPY,
            y -> sigmoid.applyAsDouble(y) - 0.25,
            y -> sigmoid.applyAsDouble(y) * sigmoid.applyAsDouble(-y)));
  }

  /** One output, target 0.25. */
  @ParameterizedTest
  @MethodSource("curves")
  void hasTheDerivativesOfTheFormula(
      Loss loss, DoubleUnaryOperator first, DoubleUnaryOperator second) {
    double[] y = {-2000, -90, -1, -0.3, 0, 0.1, 0.25, 0.7, 0.8, 90, 2000};
    checkDerivatives(TFloat64.class, loss, y, first, second, 1e-12);
    checkDerivatives(TFloat32.class, loss, y, first, second, 1e-6);
  }

  private static <T extends TFloating> void checkDerivatives(
      Class<T> type,
      Loss loss,
      double[] y,
      DoubleUnaryOperator first,
      DoubleUnaryOperator second,
      double tolerance) {
    try (TestGraph<T> graph = new TestGraph<>(type, 1)) {
      Precision<T> precision = Precision.of(type);
      Operand<T> losses =
          ops(graph, type)
              .perSample(loss, graph.x(), precision.constant(graph.ops(), Shape.of(1, 1), 0.25));
      Operand<T> slope = graph.gradient(losses, graph.x());
      double[] slopes = graph.values(slope, Batch.of(1, y));
      double[] curvatures = graph.values(graph.gradient(slope, graph.x()), Batch.of(1, y));
      for (int r = 0; r < y.length; r++) {
        double expected = first.applyAsDouble(y[r]);
        assertThat(slopes[r])
            .as("%s: slope at %s", loss, y[r])
            .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
        assertThat(curvatures[r])
            .as("%s: curvature at %s", loss, y[r])
            .isCloseTo(second.applyAsDouble(y[r]), within(tolerance));
      }
    }
  }

  @Test
  void continuesHubersLossAsATangent() {
    Batch y = Batch.of(1, 0.1, 0.5, 3, -3);
    Samples samples = new Samples(y, Batch.of(1, new double[4]));
    double[] expected = {0.005, 0.125, 0.5 * (3 - 0.25), 0.5 * (3 - 0.25)};
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 1)) {
      Operand<TFloat64> zero = Precision.FLOAT64.constant(graph.ops(), Shape.of(1, 1), 0);
      Operand<TFloat64> losses =
          ops(graph, TFloat64.class).perSample(Loss.huber(0.5), graph.x(), zero);
      assertThat(graph.values(losses, samples.inputs())).containsExactly(expected, within(1e-15));
    }
  }

  /** Checks the gradient softmax(y) - t and the Hessian diag(p) - p p' summed over one axis. */
  @Test
  void hasTheDerivativesOfSoftmaxForCrossEntropy() {
    double[][] logits = {{0, 0, 0}, {1, -2, 0.5}, {3000, 0, -3000}, {-90, -91, -90.5}};
    double[] target = {0.5, 0.2, 0.3};
    checkSoftmax(TFloat64.class, logits, target, 1e-12);
    checkSoftmax(TFloat32.class, logits, target, 1e-6);
  }

  private static <T extends TFloating> void checkSoftmax(
      Class<T> type, double[][] logits, double[] target, double tolerance) {
    try (TestGraph<T> graph = new TestGraph<>(type, 3)) {
      Precision<T> precision = Precision.of(type);
      Operand<T> targets = precision.constant(graph.ops(), Shape.of(1, 3), target);
      Operand<T> losses = ops(graph, type).perSample(Loss.CROSS_ENTROPY, graph.x(), targets);
      Operand<T> slope = graph.gradient(losses, graph.x());
      Operand<T> direction = precision.constant(graph.ops(), Shape.of(1, 3), 1, -2, 0.5);
      Operand<T> along = graph.ops().math.mul(slope, direction);
      double[] slopes = graph.values(slope, Batch.ofRows(logits));
      double[] curvatures = graph.values(graph.gradient(along, graph.x()), Batch.ofRows(logits));
      for (int r = 0; r < logits.length; r++) {
        double[] p = softmax(logits[r]);
        double mean = p[0] - 2 * p[1] + 0.5 * p[2];
        double[] image = {p[0] * (1 - mean), p[1] * (-2 - mean), p[2] * (0.5 - mean)};
        for (int c = 0; c < 3; c++) {
          assertThat(slopes[3 * r + c]).isCloseTo(p[c] - target[c], within(tolerance));
          assertThat(curvatures[3 * r + c]).isCloseTo(image[c], within(tolerance));
        }
      }
    }
  }

  private static double[] softmax(double... logits) {
    double highest = Arrays.stream(logits).max().orElseThrow();
    double[] p = Arrays.stream(logits).map(y -> Math.exp(y - highest)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(e -> e / sum).toArray();
  }

  private static Arguments curve(Loss loss, DoubleUnaryOperator first, DoubleUnaryOperator second) {
    return arguments(loss, first, second);
  }

  private static <T extends TFloating> double mean(Class<T> type, Loss loss, Samples samples) {
    if (samples.weights().isPresent()) {
      return weightedMean(type, loss, samples.weightValues());
    }
    try (TestGraph<T> graph = new TestGraph<>(type, 2)) {
      Operand<T> mean = ops(graph, type).mean(loss, graph.x(), targets(graph, type));
      return graph.values(mean, OUTPUTS)[0];
    }
  }

  private static <T extends TFloating> double weightedMean(
      Class<T> type, Loss loss, double[] weights) {
    try (TestGraph<T> graph = new TestGraph<>(type, 2)) {
      Precision<T> precision = Precision.of(type);
      Operand<T> mean =
          ops(graph, type)
              .weightedMean(
                  loss,
                  graph.x(),
                  targets(graph, type),
                  precision.constant(graph.ops(), Shape.of(weights.length), weights));
      return graph.values(mean, OUTPUTS)[0];
    }
  }

  private static <T extends TFloating> Operand<T> targets(TestGraph<T> graph, Class<T> type) {
    return Precision.of(type).constant(graph.ops(), Shape.of(5, 2), TARGETS.toArray());
  }
}
