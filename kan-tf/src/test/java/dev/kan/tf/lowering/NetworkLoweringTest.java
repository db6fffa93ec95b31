// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.LayerActivations;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.tf.TestGraph;
import dev.kan.tf.TestNetworks;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** Compares networks in ops with the evaluator, and their gradients with its finite differences. */
class NetworkLoweringTest {
  private static final Batch INPUTS = TestNetworks.inputs(40, 2);

  static Stream<Arguments> kinds() {
    return Arrays.stream(BaseFunction.values())
        .flatMap(
            base ->
                Arrays.stream(OutsideGrid.values())
                    .flatMap(
                        outside ->
                            Stream.of(0, 2, 3).map(order -> Arguments.of(base, outside, order))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void computesTheOutputsOfTheEvaluator(BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = TestNetworks.everything(base, outside, order);
    double[] expected = KanEvaluator.of(kan).evaluate(INPUTS).toArray();
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      Operand<TFloat64> trained = TfKan.lower(graph.ops(), kan, TFloat64.class).call(graph.x());
      Operand<TFloat64> constant =
          TfKan.lowerForInference(graph.ops(), kan, TFloat64.class).call(graph.x());
      assertThat(graph.values(trained, INPUTS)).containsExactly(expected, within(1e-11));
      assertThat(graph.values(constant, INPUTS)).containsExactly(expected, within(1e-11));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void tracesTheValuesOfTheEvaluator(BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = TestNetworks.everything(base, outside, order);
    List<LayerActivations> expected = KanEvaluator.of(kan).trace(INPUTS);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      List<LayerTrace<TFloat64>> trace =
          TfKan.lower(graph.ops(), kan, TFloat64.class).trace(graph.x());
      assertThat(trace).hasSize(2);
      for (int l = 0; l < 2; l++) {
        LayerTrace<TFloat64> layer = trace.get(l);
        int functions = kan.layer(l).spec().grid().basisCount();
        assertThat(layer.columns()).isEqualTo(functions + (base == BaseFunction.ZERO ? 0 : 1));
        assertThat(graph.values(graph.ops().identity(layer.inputs()), INPUTS))
            .containsExactly(expected.get(l).inputs().toArray(), within(1e-11));
        assertThat(graph.values(layer.edgeSums(), INPUTS))
            .containsExactly(expected.get(l).edgeSums().toArray(), within(1e-11));
        assertThat(graph.values(layer.nodes(), INPUTS))
            .containsExactly(expected.get(l).nodes().toArray(), within(1e-11));
        assertThat(graph.values(layer.coefficients(), INPUTS))
            .containsExactly(kan.layer(l).values(ParameterKind.COEFFICIENTS));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hasTheGradientOfEveryParameter(BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = TestNetworks.everything(base, outside, order);
    ParameterVector vector = ParameterVector.of(kan);
    int unused = base == BaseFunction.ZERO ? 2 : 1;
    assertThat(vector.blocks()).hasSize(2 * (ParameterKind.values().length - unused));
    double[] at = vector.values();
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> net = TfKan.lower(graph.ops(), kan, TFloat64.class);
      Operand<TFloat64> loss = meanSquare(graph.ops(), net.call(graph.x()));
      double[] gradient = graph.values(graph.gradient(loss, net.variables().get(0)), INPUTS);
      double[] expected = new double[at.length];
      for (int p = 0; p < at.length; p++) {
        int index = p;
        expected[p] =
            difference(
                shift -> {
                  double[] moved = at.clone();
                  moved[index] += shift;
                  return meanSquare(vector.with(moved), INPUTS);
                },
                1e-5);
      }
      double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      assertThat(largest).isGreaterThan(1e-3);
      assertThat(gradient).containsExactly(expected, within(1e-8 * Math.max(10, largest)));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hasTheGradientOfTheInput(BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = TestNetworks.everything(base, outside, order);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> net = TfKan.lower(graph.ops(), kan, TFloat64.class);
      Operand<TFloat64> loss = meanSquare(graph.ops(), net.call(graph.x()));
      double[] gradient = graph.values(graph.gradient(loss, graph.x()), INPUTS);
      double[] x = INPUTS.toArray();
      for (int i = 0; i < x.length; i++) {
        int index = i;
        double expected =
            difference(
                shift -> {
                  double[] moved = x.clone();
                  moved[index] += shift;
                  return meanSquare(kan, Batch.of(2, moved));
                },
                1e-6);
        assertThat(gradient[i]).isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
      }
    }
  }

  @Test
  void combinesTwoNetworksInOneGraph() {
    Kan first = Initialiser.pykan().initialise(KanSpec.builder(2, 3).build(), 1);
    Kan second = Initialiser.pykan().initialise(KanSpec.builder(3, 1).build(), 2);
    try (TestGraph<TFloat32> graph = new TestGraph<>(TFloat32.class, 2)) {
      Ops tf = graph.ops();
      Operand<TFloat32> hidden =
          TfKan.lower(tf.withSubScope("first"), first, TFloat32.class).call(graph.x());
      Operand<TFloat32> y =
          TfKan.lower(tf.withSubScope("second"), second, TFloat32.class)
              .call(tf.math.add(hidden, tf.constant(0.5f)));
      double[] values = graph.values(y, INPUTS);
      double[] between = KanEvaluator.of(first).evaluate(INPUTS).toArray();
      Batch shifted = Batch.of(3, Arrays.stream(between).map(v -> v + 0.5).toArray());
      assertThat(values)
          .containsExactly(KanEvaluator.of(second).evaluate(shifted).toArray(), within(1e-5));
    }
  }

  @Test
  void readsTheNetworkBack() {
    Kan kan = TestNetworks.everything(BaseFunction.SILU, OutsideGrid.ZERO, 3);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> net = TfKan.lower(graph.ops(), kan, TFloat64.class);
      assertThat(net.read(graph.run().session())).isEqualTo(kan);
    }
  }

  @Test
  void rejectsShapesAndTypesThatDoNotFit() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 1).build(), 0);
    KanLayer frozen = kan.layer(0).withFrozen(EnumSet.allOf(ParameterKind.class));
    try (TestGraph<TFloat32> graph = new TestGraph<>(TFloat32.class, 3)) {
      Ops tf = graph.ops();
      assertThatThrownBy(() -> TfKan.lower(tf, kan, TFloat32.class).call(graph.x()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the input needs shape [samples, 2]; got [-1, 3]");
      assertThatThrownBy(() -> TfKan.lower(tf, kan, TBfloat16.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("TFloat32 or TFloat64; got TBfloat16");
      assertThatThrownBy(() -> TfKan.lower(tf, Kan.of(List.of(frozen)), TFloat32.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("nothing to train");
      assertThatThrownBy(
              () -> TfKan.lowerOn(tf, kan, TFloat32.class, tf.constant(new float[] {1, 2})))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the parameters need shape [20]; got [2]");
      assertThatThrownBy(
              () -> TfKan.lowerForInference(tf, kan, TFloat32.class).read(graph.run().session()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("without variables");
    }
  }

  private static <T extends TFloating> Operand<T> meanSquare(Ops tf, Operand<T> y) {
    return tf.math.mean(tf.math.mul(y, y), tf.constant(new int[] {0, 1}));
  }

  private static double meanSquare(Kan kan, Batch x) {
    return Arrays.stream(KanEvaluator.of(kan).evaluate(x).toArray())
        .map(v -> v * v)
        .average()
        .orElseThrow();
  }

  private static double difference(ToDoubleFunction<Double> f, double step) {
    return (f.applyAsDouble(step) - f.applyAsDouble(-step)) / (2 * step);
  }
}
