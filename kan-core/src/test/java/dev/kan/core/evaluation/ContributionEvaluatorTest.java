// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Edge;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.leastsquares.RandomNetworks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares contributions with closed forms, and their sums with the outputs of networks. */
class ContributionEvaluatorTest {
  private static final SymbolicCurve SINE = curve("sin", 1, 0);
  private static final SymbolicCurve SQUARE = curve("x^2", 1, 0);

  private static SymbolicCurve curve(String function, double a, double b) {
    return new SymbolicCurve(RandomNetworks.function(function), new Affine(a, b, 1, 0));
  }

  private static List<InputDistribution> distributions(int inputs, SeededRandom random) {
    List<InputDistribution> distributions = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      List<Double> quantiles =
          IntStream.range(0, 5).mapToObj(q -> random.uniform(-1.5, 1.5)).sorted().toList();
      distributions.add(InputDistribution.ofQuantiles(quantiles).with(0.2, 0.1));
    }
    return distributions;
  }

  private static Batch samples(int inputs, SeededRandom random) {
    return Batch.of(
        inputs, IntStream.range(0, 20 * inputs).mapToDouble(i -> random.uniform(-2, 2)).toArray());
  }

  private static void assertAddsUp(Kan kan, int seed) {
    SeededRandom random = new SeededRandom(seed);
    ContributionEvaluator evaluator =
        ContributionEvaluator.of(kan, distributions(kan.inputs(), random));
    Batch x = samples(kan.inputs(), random);
    Batch expected = KanEvaluator.of(kan).evaluate(x);
    List<Batch> contributions = evaluator.evaluate(x);
    for (int o = 0; o < kan.outputs(); o++) {
      for (int n = 0; n < x.rows(); n++) {
        double sum = evaluator.baseline()[o];
        double size = Math.abs(sum);
        for (double each : contributions.get(o).row(n)) {
          sum += each;
          size += Math.abs(each);
        }
        assertThat(sum).isCloseTo(expected.get(n, o), within(1e-9 * Math.max(1, size)));
      }
    }
  }

  static List<Kan> networks() {
    return RandomNetworks.all().toList();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void addsUpToTheOutputs(Kan kan) {
    assertAddsUp(kan, 3);
  }

  @Property(tries = 60)
  void addsUpToTheOutputsOfDeepNetworksWithProductsAndFormulas(
      @ForAll @IntRange(min = 0, max = 4) int sums,
      @ForAll @IntRange(min = 2, max = 4) int arity,
      @ForAll @IntRange(min = 1, max = 4) int order,
      @ForAll BaseFunction base,
      @ForAll @IntRange(max = 1_000_000) int seed) {
    KanSpec spec =
        KanSpec.builder(
                3, List.of(NodeLayout.of(sums, arity), NodeLayout.of(1, 2), NodeLayout.sums(2)))
            .splineOrder(order)
            .base(base)
            .train(ParameterKind.SUBNODE_SCALE, ParameterKind.NODE_BIAS)
            .build();
    KanSpec symbolic =
        RandomNetworks.withSymbolic(
            spec,
            new SymbolicEdge(0, 0, SINE.function()),
            new SymbolicEdge(0, 1, SQUARE.function()));
    assertAddsUp(RandomNetworks.random(symbolic, seed), seed);
  }

  @Test
  void isTheEdgeLessItsMeanInAnAdditiveNetwork() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(3, 2).build(), 1);
    List<InputDistribution> distributions = distributions(3, new SeededRandom(2));
    Batch x = samples(3, new SeededRandom(4));
    List<Batch> contributions = ContributionEvaluator.of(kan, distributions).evaluate(x);
    for (int i = 0; i < 3; i++) {
      for (int o = 0; o < 2; o++) {
        Edge edge = kan.edge(new EdgeIndex(0, i, o));
        double mean = distributions.get(i).mean(edge);
        for (int n = 0; n < x.rows(); n++) {
          assertThat(contributions.get(o).get(n, i))
              .isCloseTo(edge.applyAsDouble(x.get(n, i)) - mean, within(1e-12));
        }
      }
    }
  }

  /** Returns (sin x + y^2)^2, or the product of sin x and y^2. */
  private static Kan network(NodeLayout nodes, SymbolicCurve second) {
    KanSpec spec = KanSpec.builder(2, List.of(nodes, NodeLayout.sums(1))).build();
    KanLayer first = KanLayer.neutral(spec.layers().get(0));
    first =
        first
            .withMask(new boolean[first.mask().length])
            .withSymbolic(0, 0, SINE)
            .withSymbolic(1, nodes.subnodes() - 1, SQUARE);
    KanLayer last = KanLayer.neutral(spec.layers().get(1));
    return Kan.of(List.of(first, last.withMask(new boolean[1]).withSymbolic(0, 0, second)));
  }

  @Test
  void passesChangesOnByTheSlopeOfTheSecant() {
    List<InputDistribution> distributions =
        List.of(
            InputDistribution.ofQuantiles(List.of(-1.0, 0.5, 2.0)),
            InputDistribution.indicator(0.4));
    double sine = (Math.sin(-1) + 2 * Math.sin(0.5) + Math.sin(2)) / 4;
    double x = 0.3;
    double y = -1.2;
    double before = sine + 0.4;
    double now = Math.sin(x) + y * y;
    double slope = (now * now - before * before) / (now - before);
    ContributionEvaluator evaluator =
        ContributionEvaluator.of(network(NodeLayout.sums(1), SQUARE), distributions);
    assertThat(evaluator.baseline()).containsExactly(new double[] {before * before}, within(1e-13));
    assertThat(evaluator.evaluate(Batch.ofRows(new double[] {x, y})).get(0).row(0))
        .containsExactly(
            new double[] {slope * (Math.sin(x) - sine), slope * (y * y - 0.4)}, within(1e-12));
  }

  @Test
  void takesTheDerivativeWhereChangesCancel() {
    // sin x rises from 0 to 0.64 and y^2 falls from 1 to 0.36: the node stays at 1
    List<InputDistribution> distributions =
        List.of(InputDistribution.at(0), InputDistribution.at(1));
    Kan kan = network(NodeLayout.sums(1), curve("exp", 0.5, 0));
    Batch x = Batch.ofRows(new double[] {Math.asin(0.64), 0.6});
    double slope = 0.5 * Math.exp(0.5);
    assertThat(ContributionEvaluator.of(kan, distributions).evaluate(x).get(0).row(0))
        .containsExactly(new double[] {slope * 0.64, slope * -0.64}, within(1e-9));
  }

  @Test
  void sharesTheChangeOfAProductAmongItsFactors() {
    List<InputDistribution> distributions =
        List.of(InputDistribution.at(0.5), InputDistribution.at(2));
    Kan kan = network(NodeLayout.of(0, 2), curve("x^2", 1, 0));
    Kan linear = kan.withLayer(1, identity(kan.layer(1)));
    double sine = Math.sin(1.1) - Math.sin(0.5);
    double square = 9 - 4;
    assertThat(
            ContributionEvaluator.of(linear, distributions)
                .evaluate(Batch.ofRows(new double[] {1.1, 3}))
                .get(0)
                .row(0))
        .containsExactly(
            new double[] {sine * (9 + 4) / 2, square * (Math.sin(1.1) + Math.sin(0.5)) / 2},
            within(1e-12));
  }

  private static KanLayer identity(KanLayer layer) {
    return KanLayer.neutral(layer.spec().withSymbolic(List.of()).withBase(BaseFunction.IDENTITY))
        .with(ParameterKind.BASE_SCALE, new double[] {1});
  }

  @Test
  void tellsTheReferenceOfEachLayer() {
    Kan kan = network(NodeLayout.sums(1), SQUARE);
    List<LayerReference> references =
        ContributionEvaluator.of(kan, Collections.nCopies(2, InputDistribution.indicator(0.5)))
            .references();
    double sine = Math.sin(1) / 2;
    assertThat(references.get(0).edges().toArray())
        .containsExactly(new double[] {sine, 0.5}, within(1e-15));
    assertThat(references.get(1).inputs().toArray())
        .containsExactly(new double[] {sine + 0.5}, within(1e-15));
    assertThat(references.get(1).edges().toArray())
        .containsExactly(new double[] {(sine + 0.5) * (sine + 0.5)}, within(1e-15));
    assertThat(references.get(1).slopes().toArray())
        .containsExactly(new double[] {2 * (sine + 0.5)}, within(1e-9));
    assertThat(references.get(0).slopes().toArray()).containsOnly(0);
  }

  @Test
  void isNotANumberWhereAFormulaHasNoValue() {
    Kan kan = network(NodeLayout.sums(1), curve("log", 1, 0));
    List<InputDistribution> distributions =
        List.of(InputDistribution.at(0.5), InputDistribution.at(2));
    Batch x = Batch.ofRows(new double[] {-1, 0}, new double[] {1, 1});
    Batch contributions = ContributionEvaluator.of(kan, distributions).evaluate(x).get(0);
    assertThat(contributions.row(0)).containsOnly(Double.NaN);
    assertThat(contributions.row(1)).doesNotContain(Double.NaN);
  }

  @Test
  void rejectsDistributionsAndSamplesOfAnotherNumberOfInputs() {
    Kan kan = network(NodeLayout.sums(1), SQUARE);
    List<InputDistribution> one = List.of(InputDistribution.at(0));
    assertThatThrownBy(() -> ContributionEvaluator.of(kan, one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected the distributions of 2 inputs; got 1");
    ContributionEvaluator evaluator =
        ContributionEvaluator.of(kan, Collections.nCopies(2, InputDistribution.at(0)));
    assertThatThrownBy(() -> evaluator.evaluate(Batch.of(1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected [rows, 2]");
  }
}
