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
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.attribution.SparsityMetric;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import dev.kan.tf.Precision;
import dev.kan.tf.TestGraph;
import dev.kan.tf.TestNetworks;
import dev.kan.tf.lowering.LayerTrace;
import dev.kan.tf.lowering.TfKan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** Compares the penalty in ops with pykan's values, plain Java and finite differences. */
class SparsityPenaltyTest {
  private static final Sparsity SPARSITY =
      Sparsity.of(0.7).withSizes(1, 2).withCoefficients(0.3, 0.2);
  private static final List<SparsityMetric> METRICS = List.of(SparsityMetric.values());
  private static final Batch INPUTS = TestNetworks.inputs(40, 2);

  static Stream<String> pykanNetworks() {
    return GoldenNetworks.pykan();
  }

  @ParameterizedTest
  @MethodSource("pykanNetworks")
  void computesThePenaltiesOfPykan(String path) {
    JsonNode golden = Goldens.read(path);
    Kan kan = GoldenNetworks.pykan(golden);
    Batch x = Goldens.batch(golden.get("x"));
    double[] exact = values(TFloat64.class, kan, SPARSITY, x);
    double[] single = values(TFloat32.class, kan, SPARSITY, x);
    for (SparsityMetric metric : METRICS) {
      double value = exact[METRICS.indexOf(metric)];
      assertThat(value).isCloseTo(SPARSITY.withMetric(metric).penalty(kan, x), within(1e-9));
      assertThat(single[METRICS.indexOf(metric)]).isCloseTo(value, within(1e-3));
      if (metric != SparsityMetric.NODE_BACKWARD) {
        JsonNode expected = golden.get("reg").get(metric.name().toLowerCase(Locale.ROOT));
        assertThat(value).isCloseTo(0.7 * expected.doubleValue(), within(1e-9));
      }
    }
  }

  static Stream<Kan> networks() {
    return Stream.of(
        TestNetworks.everything(BaseFunction.SILU, OutsideGrid.ZERO, 3),
        TestNetworks.everything(BaseFunction.IDENTITY, OutsideGrid.LINEAR, 2),
        TestNetworks.everything(BaseFunction.ZERO, OutsideGrid.CLAMP, 3),
        TestNetworks.symbolic(BaseFunction.SILU, OutsideGrid.ZERO, 3),
        TestNetworks.formulas());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void hasTheGradientOfThePenaltyInPlainJava(Kan kan) {
    double[] actual = valuesAndGradients(TFloat64.class, kan, SPARSITY, INPUTS);
    ParameterVector vector = ParameterVector.of(kan);
    double[] at = vector.values();
    for (SparsityMetric metric : METRICS) {
      Sparsity sparsity = SPARSITY.withMetric(metric);
      assertThat(actual[METRICS.indexOf(metric)])
          .isCloseTo(sparsity.penalty(kan, INPUTS), within(1e-9));
      double[] expected = new double[at.length];
      for (int p = 0; p < at.length; p++) {
        expected[p] =
            (penaltyAt(vector, at, p, 1e-5, sparsity) - penaltyAt(vector, at, p, -1e-5, sparsity))
                / 2e-5;
      }
      double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      assertThat(largest).isGreaterThan(0.1);
      assertThat(gradient(actual, metric))
          .as("%s", metric)
          .containsExactly(expected, within(1e-6 * Math.max(1, largest)));
    }
  }

  private static double penaltyAt(
      ParameterVector vector, double[] at, int index, double shift, Sparsity sparsity) {
    double[] moved = at.clone();
    moved[index] += shift;
    return sparsity.penalty(vector.with(moved), INPUTS);
  }

  @Test
  void hasGradientZeroForConstantEdges() {
    KanSpec spec = KanSpec.builder(2, List.of(NodeLayout.of(1, 2), NodeLayout.sums(1))).build();
    Kan random = Initialiser.pykan().initialise(spec, 1);
    Kan neutral = Kan.of(spec.layers().stream().map(KanLayer::neutral).toList());
    Sparsity sparsity = Sparsity.of(1);
    Batch oneSample = Batch.of(2, 0.5, 0.25);
    Batch constant = Batch.of(2, 0.5, 0.25, 0.5, 0.25, 0.5, 0.25, 0.5, 0.25);
    for (Batch x : List.of(oneSample, constant)) {
      assertThat(valuesAndGradients(TFloat64.class, random, sparsity, x)).containsOnly(0);
      assertThat(valuesAndGradients(TFloat32.class, random, sparsity, x)).containsOnly(0);
    }
    assertThat(valuesAndGradients(TFloat32.class, neutral, sparsity, INPUTS)).containsOnly(0);
  }

  /**
   * Uses equal coefficients, with which a spline is constant and its variance is a rounding error.
   */
  @Test
  void doesNotAmplifyRoundingErrors() {
    KanSpec spec = KanSpec.builder(2, 3, 1).range(-4, 4).build();
    ParameterVector vector =
        ParameterVector.of(Kan.of(spec.layers().stream().map(KanLayer::neutral).toList()));
    double[] values = vector.values();
    vector.blocks().stream()
        .filter(block -> block.kind() == ParameterKind.COEFFICIENTS)
        .forEach(b -> Arrays.fill(values, b.offset(), b.offset() + b.size(), 1.1));
    Kan kan = vector.with(values);
    double[] single = valuesAndGradients(TFloat32.class, kan, Sparsity.of(1), INPUTS);
    for (SparsityMetric metric : METRICS) {
      assertThat(Sparsity.of(1).withMetric(metric).penalty(kan, INPUTS)).isZero();
      // rounding errors of 1e-7 over the floor of 1e-4, times the slope of the entropies
      assertThat(Arrays.stream(gradient(single, metric)).map(Math::abs).max().orElseThrow())
          .as("%s", metric)
          .isLessThan(1);
    }
  }

  @Test
  void hasGradientZeroForMaskedEdges() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(2, 1).build(), 1);
    Kan masked = Kan.of(List.of(kan.layer(0).withMask(new boolean[] {true, false})));
    double[] all = valuesAndGradients(TFloat64.class, masked, Sparsity.of(1), INPUTS);
    double[] gradient = gradient(all, SparsityMetric.EDGE_FORWARD_SPLINE_N);
    int half = ParameterVector.of(masked).blocks().get(0).size() / 2;
    assertThat(Arrays.copyOfRange(gradient, half, 2 * half)).containsOnly(0);
    assertThat(Arrays.copyOf(gradient, half)).doesNotContain(Double.NaN).doesNotContain(0);
  }

  /** Returns the penalties by all metrics. */
  private static <T extends TFloating> double[] values(
      Class<T> type, Kan kan, Sparsity sparsity, Batch x) {
    try (TestGraph<T> graph = new TestGraph<>(type, kan.inputs())) {
      TfKan<T> net = TfKan.lower(graph.ops(), kan, type);
      List<Operand<T>> penalties = penalties(graph, net, type, sparsity);
      return graph.values(graph.ops().concat(penalties, graph.ops().constant(0)), x);
    }
  }

  /** Returns the penalties by all metrics, followed by their gradients, from one run. */
  private static <T extends TFloating> double[] valuesAndGradients(
      Class<T> type, Kan kan, Sparsity sparsity, Batch x) {
    try (TestGraph<T> graph = new TestGraph<>(type, kan.inputs())) {
      TfKan<T> net = TfKan.lower(graph.ops(), kan, type);
      List<Operand<T>> all = new ArrayList<>(penalties(graph, net, type, sparsity));
      for (Operand<T> penalty : List.copyOf(all)) {
        all.add(graph.gradient(penalty, net.variables().get(0)));
      }
      return graph.values(graph.ops().concat(all, graph.ops().constant(0)), x);
    }
  }

  private static <T extends TFloating> List<Operand<T>> penalties(
      TestGraph<T> graph, TfKan<T> net, Class<T> type, Sparsity sparsity) {
    Ops tf = graph.ops();
    List<LayerTrace<T>> trace = net.trace(graph.x());
    List<Operand<T>> penalties = new ArrayList<>();
    for (SparsityMetric metric : METRICS) {
      Sparsity each = sparsity.withMetric(metric);
      penalties.add(
          tf.reshape(
              SparsityPenalty.of(tf, Precision.of(type), each, trace), tf.constant(new int[] {1})));
    }
    return penalties;
  }

  private static double[] gradient(double[] valuesAndGradients, SparsityMetric metric) {
    int size = valuesAndGradients.length / METRICS.size() - 1;
    int start = METRICS.size() + METRICS.indexOf(metric) * size;
    return Arrays.copyOfRange(valuesAndGradients, start, start + size);
  }
}
