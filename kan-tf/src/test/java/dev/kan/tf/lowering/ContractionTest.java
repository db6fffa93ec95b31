// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Grid;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.tf.TestGraph;
import dev.kan.tf.TestNetworks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat64;

/** Compares the ways to contract a layer with plain Java and with one another. */
class ContractionTest {
  private static final int INTERVALS = 60;

  /** How the knots of a layer's inputs are placed. */
  enum Knots {
    UNIFORM,
    SHARED,
    DIFFERENT
  }

  static Stream<Arguments> kinds() {
    return Arrays.stream(BaseFunction.values())
        .flatMap(
            base ->
                Arrays.stream(Knots.values())
                    .flatMap(
                        knots ->
                            Stream.of(0, 1, 3).map(order -> Arguments.of(base, knots, order))));
  }

  static Stream<Arguments> continuousKinds() {
    return Stream.of(
        Arguments.of(BaseFunction.SILU, Knots.DIFFERENT, 3),
        Arguments.of(BaseFunction.IDENTITY, Knots.SHARED, 2),
        Arguments.of(BaseFunction.ZERO, Knots.UNIFORM, 1));
  }

  /** Returns two layers for which gathering is cheapest, of two inputs each. */
  private static Kan network(BaseFunction base, Knots knots, int order) {
    OutsideGrid[] policies = OutsideGrid.values();
    return Kan.of(
        List.of(
            layer(2, base, policies[order % policies.length], knots, order),
            layer(9, base, policies[(order + 1) % policies.length], knots, order)));
  }

  private static KanLayer layer(
      int nodes, BaseFunction base, OutsideGrid outside, Knots placing, int order) {
    SeededRandom random = new SeededRandom(order + 3);
    List<KnotVector> knots = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      boolean same = i > 0 && placing != Knots.DIFFERENT;
      knots.add(same ? knots.get(0) : knots(random, placing, order));
    }
    LayerSpec spec =
        new LayerSpec(new Grid(knots), NodeLayout.sums(nodes), base, outside, Set.of());
    KanLayer layer = KanLayer.neutral(spec);
    for (ParameterKind kind : ParameterKind.values()) {
      double[] values = kind.neutralValues(spec);
      for (int v = 0; v < values.length; v++) {
        values[v] += random.uniform(-0.6, 0.6);
      }
      layer = layer.with(kind, values);
    }
    return layer;
  }

  private static KnotVector knots(SeededRandom random, Knots placing, int order) {
    double[] knots = new double[INTERVALS + 2 * order + 1];
    for (int k = 0; k < knots.length; k++) {
      double moved = placing == Knots.UNIFORM ? 0 : random.uniform(-0.4, 0.4);
      knots[k] = -1 + 2 * (k - order + moved) / INTERVALS;
    }
    return KnotVector.of(order, knots);
  }

  /** Returns random inputs, all knots of the first layer, and numbers far outside. */
  private static Batch inputs(Kan kan) {
    List<double[]> rows = new ArrayList<>();
    KnotVector knots = kan.layer(0).spec().grid().knots().get(0);
    Arrays.stream(knots.toArray()).forEach(knot -> rows.add(new double[] {knot, -knot}));
    rows.add(new double[] {1e6, -1e6});
    Batch random = TestNetworks.inputs(40, 2);
    for (int r = 0; r < random.rows(); r++) {
      rows.add(new double[] {random.get(r, 0), random.get(r, 1)});
    }
    return Batch.ofRows(rows.toArray(double[][]::new));
  }

  private static Operand<TFloat64> traced(TfKan<TFloat64> network, TestGraph<TFloat64> graph) {
    return network.trace(graph.x()).get(1).nodes();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void gathersWhatTheEvaluatorComputes(BaseFunction base, Knots knots, int order) {
    Kan kan = network(base, knots, order);
    for (KanLayer layer : kan.layers()) {
      assertThat(Contraction.forPrediction(layer.spec())).isEqualTo(Contraction.GATHERED);
      assertThat(Contraction.forTraining(layer.spec())).isEqualTo(Contraction.GATHERED);
    }
    Batch inputs = inputs(kan);
    double[] expected = KanEvaluator.of(kan).evaluate(inputs).toArray();
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      Operand<TFloat64> constant =
          TfKan.lowerForInference(graph.ops(), kan, TFloat64.class).call(graph.x());
      Operand<TFloat64> trained = traced(TfKan.lower(graph.ops(), kan, TFloat64.class), graph);
      assertThat(graph.values(constant, inputs)).containsExactly(expected, within(1e-11 * largest));
      assertThat(graph.values(trained, inputs)).containsExactly(expected, within(1e-11 * largest));
    }
  }

  @ParameterizedTest
  @MethodSource("continuousKinds")
  void hasTheDerivativesOfTheProduct(BaseFunction base, Knots knots, int order) {
    Kan kan = network(base, knots, order);
    Batch inputs = TestNetworks.inputs(40, 2);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> network = TfKan.lower(graph.ops(), kan, TFloat64.class);
      Operand<TFloat64> parameters = network.variables().get(0);
      for (Operand<TFloat64> by : List.of(parameters, graph.x())) {
        Operand<TFloat64> gathered = graph.gradient(traced(network, graph), by);
        Operand<TFloat64> product = graph.gradient(network.call(graph.x()), by);
        assertSame(graph, gathered, product, inputs);
        assertSame(
            graph,
            graph.gradient(gathered, parameters),
            graph.gradient(product, parameters),
            inputs);
      }
    }
  }

  private static void assertSame(
      TestGraph<TFloat64> graph, Operand<TFloat64> one, Operand<TFloat64> other, Batch inputs) {
    List<double[]> values = graph.values(List.of(one, other), inputs);
    double largest = Arrays.stream(values.get(1)).map(Math::abs).max().orElseThrow();
    assertThat(values.get(0)).containsExactly(values.get(1), within(1e-10 * (1 + largest)));
  }

  @ParameterizedTest
  @EnumSource(Knots.class)
  void keepsNanInItsSample(Knots knots) {
    Kan kan = network(BaseFunction.SILU, knots, 3);
    Batch inputs = Batch.ofRows(new double[] {Double.NaN, 0.1}, new double[] {0.2, 0.3});
    double[] expected = KanEvaluator.of(kan).evaluate(inputs.rows(1, 2)).toArray();
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      double[] computed =
          graph.values(
              TfKan.lowerForInference(graph.ops(), kan, TFloat64.class).call(graph.x()), inputs);
      assertThat(Arrays.copyOf(computed, 9)).containsOnly(Double.NaN);
      assertThat(Arrays.copyOfRange(computed, 9, 18)).containsExactly(expected, within(1e-11));
    }
  }

  @Test
  void givesTheSameGradientsAtEachRun() {
    Kan kan = network(BaseFunction.SILU, Knots.DIFFERENT, 3);
    Batch inputs = TestNetworks.inputs(3000, 2);
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 2)) {
      TfKan<TFloat64> network = TfKan.lower(graph.ops(), kan, TFloat64.class);
      Operand<TFloat64> gradient =
          graph.gradient(traced(network, graph), network.variables().get(0));
      double[] first = graph.values(gradient, inputs);
      for (int run = 0; run < 20; run++) {
        assertThat(graph.values(gradient, inputs)).containsExactly(first);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    // inputs, nodes, intervals, on basis, prediction, training
    "1, 1, 10, PRODUCT, GATHERED, PRODUCT",
    "2, 5, 5, PRODUCT, PRODUCT, PRODUCT",
    "5, 1, 100, PRODUCT, GATHERED, GATHERED",
    "10, 10, 5, PRODUCT, PRODUCT, PRODUCT",
    "10, 10, 100, EINSUM, GATHERED, GATHERED",
    "64, 1, 20, PRODUCT, GATHERED, GATHERED",
    "64, 64, 5, EINSUM, EINSUM, EINSUM",
    "64, 64, 20, EINSUM, EINSUM, EINSUM",
    "64, 16, 100, EINSUM, GATHERED, GATHERED",
    "64, 64, 100, EINSUM, GATHERED, EINSUM",
    "784, 64, 5, EINSUM, EINSUM, EINSUM"
  })
  void choosesWhatWasMeasuredToBeFastest(
      int inputs,
      int nodes,
      int intervals,
      Contraction onBasis,
      Contraction prediction,
      Contraction training) {
    LayerSpec spec =
        KanSpec.builder(inputs, nodes).gridIntervals(intervals).build().layers().get(0);
    assertThat(Contraction.onBasis(spec)).isEqualTo(onBasis);
    assertThat(Contraction.forPrediction(spec)).isEqualTo(prediction);
    assertThat(Contraction.forTraining(spec)).isEqualTo(training);
  }

  @Test
  void computesLargeLayersByEinsumAsTheEvaluatorDoes() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(20, 30, 40).build(), 2);
    Batch inputs = TestNetworks.inputs(50, 20);
    double[] expected = KanEvaluator.of(kan).evaluate(inputs).toArray();
    try (TestGraph<TFloat64> graph = new TestGraph<>(TFloat64.class, 20)) {
      Operand<TFloat64> y = TfKan.lower(graph.ops(), kan, TFloat64.class).call(graph.x());
      assertThat(graph.run().graph().toGraphDef().getNodeList())
          .filteredOn(node -> node.getOp().equals("Einsum"))
          .hasSize(2);
      assertThat(graph.values(y, inputs)).containsExactly(expected, within(1e-11));
    }
  }
}
