// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
import dev.kan.core.attribution.Sparsity;
import dev.kan.core.attribution.SparsityMetric;
import dev.kan.core.data.Batch;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import dev.kan.tf.Precision;
import dev.kan.tf.TestGraph;
import dev.kan.tf.TestNetworks;
import dev.kan.tf.lowering.TfKan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** The penalty in the graph against pykan's values, plain Java and finite differences. */
class SparsityPenaltyTest {
  private static final Sparsity SPARSITY =
      Sparsity.of(0.7).withSizes(1, 2).withCoefficients(0.3, 0.2);
  private static final Batch INPUTS = TestNetworks.inputs(40, 2);

  static Stream<String> pykanNetworks() {
    return GoldenNetworks.pykan();
  }

  @ParameterizedTest
  @MethodSource("pykanNetworks")
  void givesThePenaltiesOfPykan(String path) {
    JsonNode golden = Goldens.read(path);
    Kan kan = GoldenNetworks.pykan(golden);
    Batch x = Goldens.batch(golden.get("x"));
    try (TestGraph<TFloat64> exact = new TestGraph<>(TFloat64.class, kan.inputs());
        TestGraph<TFloat32> single = new TestGraph<>(TFloat32.class, kan.inputs())) {
      TfKan<TFloat64> exactNet = TfKan.lower(exact.ops(), kan, TFloat64.class);
      TfKan<TFloat32> singleNet = TfKan.lower(single.ops(), kan, TFloat32.class);
      for (SparsityMetric metric : SparsityMetric.values()) {
        Sparsity sparsity = SPARSITY.withMetric(metric);
        double value = exact.values(penalty(exact, exactNet, TFloat64.class, sparsity), x)[0];
        assertThat(value).isCloseTo(sparsity.penalty(kan, x), within(1e-9));
        JsonNode expected = golden.get("reg").get(metric.name().toLowerCase(Locale.ROOT));
        if (metric != SparsityMetric.NODE_BACKWARD) {
          assertThat(value).isCloseTo(0.7 * expected.doubleValue(), within(1e-9));
        }
        assertThat(single.values(penalty(single, singleNet, TFloat32.class, sparsity), x)[0])
            .isCloseTo(value, within(1e-3));
      }
    }
  }

  static Stream<Arguments> networks() {
    return Arrays.stream(SparsityMetric.values())
        .flatMap(
            metric ->
                Stream.of(
                    Arguments.of(metric, BaseFunction.SILU, OutsideGrid.ZERO, 3),
                    Arguments.of(metric, BaseFunction.IDENTITY, OutsideGrid.LINEAR, 2),
                    Arguments.of(metric, BaseFunction.ZERO, OutsideGrid.CLAMP, 3)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAreFiniteDifferencesOfThePlainPenalty(
      SparsityMetric metric, BaseFunction base, OutsideGrid outside, int order) {
    Kan kan = TestNetworks.everything(base, outside, order);
    Sparsity sparsity = SPARSITY.withMetric(metric);
    assertThat(value(TFloat64.class, kan, sparsity, INPUTS))
        .isCloseTo(sparsity.penalty(kan, INPUTS), within(1e-9));
    ParameterVector vector = ParameterVector.of(kan);
    double[] at = vector.values();
    double[] expected = new double[at.length];
    for (int p = 0; p < at.length; p++) {
      expected[p] =
          (penaltyAt(vector, at, p, 1e-5, sparsity) - penaltyAt(vector, at, p, -1e-5, sparsity))
              / 2e-5;
    }
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertThat(largest).isGreaterThan(0.1);
    assertThat(gradient(TFloat64.class, kan, sparsity, INPUTS))
        .containsExactly(expected, within(1e-6 * Math.max(1, largest)));
  }

  private static double penaltyAt(
      ParameterVector vector, double[] at, int index, double shift, Sparsity sparsity) {
    double[] moved = at.clone();
    moved[index] += shift;
    return sparsity.penalty(vector.with(moved), INPUTS);
  }

  @Test
  void whatDoesNotVaryHasNoGradient() {
    KanSpec spec = KanSpec.builder(2, List.of(NodeLayout.of(1, 2), NodeLayout.sums(1))).build();
    Kan random = Initialiser.pykan().initialise(spec, 1);
    Kan neutral = Kan.of(spec.layers().stream().map(KanLayer::neutral).toList());
    Batch oneSample = Batch.of(2, 0.5, 0.25);
    Batch constant = Batch.of(2, 0.5, 0.25, 0.5, 0.25, 0.5, 0.25, 0.5, 0.25);
    checkAllZero(TFloat64.class, random, oneSample, constant);
    checkAllZero(TFloat32.class, random, oneSample, constant);
    checkAllZero(TFloat32.class, neutral, INPUTS);
  }

  private static <T extends TFloating> void checkAllZero(Class<T> type, Kan kan, Batch... batches) {
    try (TestGraph<T> graph = new TestGraph<>(type, kan.inputs())) {
      TfKan<T> net = TfKan.lower(graph.ops(), kan, type);
      for (SparsityMetric metric : SparsityMetric.values()) {
        Operand<T> penalty = penalty(graph, net, type, Sparsity.of(1).withMetric(metric));
        Operand<T> gradient = graph.gradient(penalty, net.variables().get(0));
        for (Batch x : batches) {
          assertThat(graph.values(penalty, x)).containsExactly(0);
          assertThat(graph.values(gradient, x)).containsOnly(0);
        }
      }
    }
  }

  /** Coefficients that are all equal make a constant of a spline: its variance is all rounding. */
  @ParameterizedTest
  @EnumSource(SparsityMetric.class)
  void roundingErrorsAreNotBlownUp(SparsityMetric metric) {
    KanSpec spec = KanSpec.builder(2, 3, 1).range(-4, 4).build();
    ParameterVector vector =
        ParameterVector.of(Kan.of(spec.layers().stream().map(KanLayer::neutral).toList()));
    double[] values = vector.values();
    vector.blocks().stream()
        .filter(block -> block.kind() == ParameterKind.COEFFICIENTS)
        .forEach(b -> Arrays.fill(values, b.offset(), b.offset() + b.size(), 1.1));
    Kan kan = vector.with(values);
    Sparsity sparsity = Sparsity.of(1).withMetric(metric);
    assertThat(sparsity.penalty(kan, INPUTS)).isZero();
    for (double each : gradient(TFloat32.class, kan, sparsity, INPUTS)) {
      // rounding errors of 1e-7 over the floor of 1e-4, times the slope of the entropies
      assertThat(each).isBetween(-1.0, 1.0);
    }
  }

  @Test
  void maskedEdgesGetNoGradient() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 1).build(), 1);
    Kan masked = Kan.of(List.of(kan.layer(0).withMask(new boolean[] {true, false})));
    double[] gradient = gradient(TFloat64.class, masked, Sparsity.of(1), INPUTS);
    ParameterVector.Block coefficients = ParameterVector.of(masked).blocks().get(0);
    int half = coefficients.size() / 2;
    assertThat(Arrays.copyOfRange(gradient, half, 2 * half)).containsOnly(0);
    assertThat(Arrays.copyOf(gradient, half)).doesNotContain(Double.NaN).doesNotContain(0);
  }

  private static <T extends TFloating> double value(
      Class<T> type, Kan kan, Sparsity sparsity, Batch x) {
    try (TestGraph<T> graph = new TestGraph<>(type, kan.inputs())) {
      TfKan<T> net = TfKan.lower(graph.ops(), kan, type);
      return graph.values(penalty(graph, net, type, sparsity), x)[0];
    }
  }

  private static <T extends TFloating> double[] gradient(
      Class<T> type, Kan kan, Sparsity sparsity, Batch x) {
    try (TestGraph<T> graph = new TestGraph<>(type, kan.inputs())) {
      TfKan<T> net = TfKan.lower(graph.ops(), kan, type);
      Operand<T> penalty = penalty(graph, net, type, sparsity);
      return graph.values(graph.gradient(penalty, net.variables().get(0)), x);
    }
  }

  private static <T extends TFloating> Operand<T> penalty(
      TestGraph<T> graph, TfKan<T> net, Class<T> type, Sparsity sparsity) {
    return SparsityPenalty.of(graph.ops(), Precision.of(type), sparsity, net.trace(graph.x()));
  }
}
