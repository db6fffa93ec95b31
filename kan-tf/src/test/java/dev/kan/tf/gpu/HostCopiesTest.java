// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.evaluation.ContributionEvaluator;
import dev.kan.core.evaluation.InputDistribution;
import dev.kan.tf.TestGraph;
import dev.kan.tf.TestNetworks;
import dev.kan.tf.lowering.InputDerivatives;
import dev.kan.tf.lowering.TfKan;
import dev.kan.tf.pde.PdeProblem;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TFloating;

/** Holds that nothing that grows with samples or parameters leaves a GPU. */
class HostCopiesTest {
  private static final int SAMPLES = 100;

  static Stream<Arguments> networks() {
    return GpuNetworks.all().entrySet().stream()
        .flatMap(
            each ->
                Stream.of(TFloat32.class, TFloat64.class)
                    .map(type -> Arguments.of(each.getKey(), each.getValue(), type)));
  }

  @Test
  void findsArithmeticOfShortIntegers() {
    try (TestGraph<TFloat32> graph = new TestGraph<>(TFloat32.class, 2)) {
      Ops tf = graph.ops();
      Operand<TInt32> whole = tf.dtypes.cast(graph.x(), TInt32.class);
      tf.withName("short").math.maximum(whole, tf.constant(0));
      tf.withName("long").math.maximum(tf.dtypes.cast(whole, TInt64.class), tf.constant(0L));
      assertThat(HostCopies.of(graph.run(), SAMPLES))
          .containsExactly(
              "Maximum short: x, 200 elements of DT_INT32",
              "Maximum short: z, 200 elements of DT_INT32");
    }
  }

  @Test
  void findsOpsWithoutKernelUnlessTheyAreSmall() {
    try (TestGraph<TFloat32> graph = new TestGraph<>(TFloat32.class, 2)) {
      Ops tf = graph.ops();
      tf.withName("large").dtypes.asString(graph.x());
      tf.withName("small").dtypes.asString(tf.constant(new float[] {1, 2}));
      assertThat(HostCopies.of(graph.run(), SAMPLES))
          .containsExactly(
              "AsString large: input, 200 elements of DT_FLOAT, no kernel",
              "AsString large: output, 200 elements of DT_STRING, no kernel");
    }
  }

  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("networks")
  <T extends TFloating> void keepsPredictionsOnTheDevice(String name, Kan kan, Class<T> type) {
    try (TestGraph<T> graph = new TestGraph<>(type, 2)) {
      TfKan.lowerForInference(graph.ops(), kan, type).call(graph.x());
      assertThat(HostCopies.of(graph.run(), SAMPLES)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("networks")
  <T extends TFloating> void keepsGradientsOfEachOrderOnTheDevice(
      String name, Kan kan, Class<T> type) {
    try (TestGraph<T> graph = new TestGraph<>(type, 2)) {
      Operand<T> y = TfKan.lower(graph.ops(), kan, type).call(graph.x());
      Operand<T> slope = graph.gradient(y, graph.x());
      graph.gradient(slope, graph.x());
      assertThat(HostCopies.of(graph.run(), SAMPLES)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("networks")
  <T extends TFloating> void keepsInputDerivativesAndTheirGradientsOnTheDevice(
      String name, Kan kan, Class<T> type) {
    try (TestGraph<T> graph = new TestGraph<>(type, 2)) {
      TfKan<T> network = TfKan.lower(graph.ops(), kan, type);
      InputDerivatives<T> derivatives = network.derivatives(graph.x());
      Operand<T> all =
          graph
              .ops()
              .concat(
                  List.of(derivatives.gradient(0), derivatives.secondDerivatives(0)),
                  graph.ops().constant(1));
      graph.gradient(all, network.variables().get(0));
      assertThat(HostCopies.of(graph.run(), SAMPLES)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("networks")
  <T extends TFloating> void keepsResidualsOfEquationsOnTheDevice(
      String name, Kan kan, Class<T> type) {
    try (TestGraph<T> graph = new TestGraph<>(type, 2)) {
      Ops tf = graph.ops();
      Operand<T> parameters =
          tf.placeholder(type, Placeholder.shape(Shape.of(ParameterVector.of(kan).size())));
      PdeProblem<T> problem =
          new PdeProblem<>(
              (ops, points, u) ->
                  ops.expandDims(ops.sum(u.secondDerivatives(0), ops.constant(1)), ops.constant(1)),
              TestNetworks.inputs(SAMPLES, 2),
              TestNetworks.inputs(SAMPLES, 2),
              TestNetworks.inputs(SAMPLES, kan.outputs()),
              0.01);
      Operand<T> loss = problem.loss(tf, type, TfKan.lowerOn(tf, kan, type, parameters));
      graph.gradient(loss, parameters);
      assertThat(HostCopies.of(graph.run(), SAMPLES)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("networks")
  <T extends TFloating> void keepsContributionsOnTheDevice(String name, Kan kan, Class<T> type) {
    ContributionEvaluator evaluator =
        ContributionEvaluator.of(
            kan, Collections.nCopies(2, InputDistribution.ofQuantiles(List.of(-1.0, 0.2, 1.0))));
    try (TestGraph<T> graph = new TestGraph<>(type, 2)) {
      TfKan.lowerForInference(graph.ops(), kan, type).contributions(graph.x(), evaluator);
      assertThat(HostCopies.of(graph.run(), SAMPLES)).isEmpty();
    }
  }
}
