// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.Doubles;
import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.editing.pruning.Pruned.Reason;
import dev.kan.core.editing.pruning.Pruned.RemovedNode;
import dev.kan.core.editing.structure.EdgeByEdge;
import dev.kan.core.editing.structure.RandomKans;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.leastsquares.RandomNetworks;
import dev.kan.golden.GoldenNetworks;
import dev.kan.golden.Goldens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PruningTest {
  static Stream<String> pykanNetworks() {
    return GoldenNetworks.pykan();
  }

  @ParameterizedTest
  @MethodSource("pykanNetworks")
  void removesNodesByTheScoresOfPykan(String path) {
    JsonNode golden = Goldens.read(path);
    Kan kan = GoldenNetworks.pykan(golden);
    for (double threshold : new double[] {0.01, 0.1, 0.3}) {
      Pruned pruned =
          Pruning.none().toBuilder()
              .nodeThreshold(threshold)
              .build()
              .prune(kan, Goldens.batch(golden.get("x")));
      for (int level = 1; level < kan.layers().size(); level++) {
        double[] scores = Goldens.flat(golden.get("node_scores").get(level));
        double atMost = Math.min(threshold, Math.nextDown(Doubles.max(scores)));
        assertThat(pruned.nodes().get(level))
            .containsExactlyElementsOf(
                IntStream.range(0, scores.length).filter(n -> scores[n] > atMost).boxed().toList());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pykanNetworks")
  void removesEdgesByTheScoresOfPykan(String path) {
    JsonNode golden = Goldens.read(path);
    Kan kan = GoldenNetworks.pykan(golden);
    for (double threshold : new double[] {0.03, 0.2, 10}) {
      Pruned pruned =
          Pruning.none().toBuilder()
              .edgeThreshold(threshold)
              .build()
              .prune(kan, Goldens.batch(golden.get("x")));
      Map<EdgeIndex, Double> removed = new HashMap<>();
      pruned.removedEdges().forEach(each -> removed.put(each.edge(), each.score()));
      for (int l = 0; l < kan.layers().size(); l++) {
        for (int s = 0; s < kan.layer(l).spec().subnodes(); s++) {
          double[] column = Goldens.flat(golden.get("edge_scores").get(l).get(s));
          for (int i = 0; i < column.length; i++) {
            Double score = removed.get(new EdgeIndex(l, i, s));
            boolean weak = kan.layer(l).active(i, s) && column[i] <= threshold;
            boolean strongest = column[i] == Doubles.max(column);
            if (score == null) {
              assertThat(weak && !strongest).isFalse();
            } else {
              assertThat(weak).isTrue();
              assertThat(score).isCloseTo(column[i], within(1e-11));
            }
          }
        }
      }
      boolean singleEdges = kan.layers().stream().allMatch(layer -> layer.spec().inputs() == 1);
      assertThat(threshold < 10 || removed.isEmpty() == singleEdges).isTrue();
    }
  }

  @Property(tries = 200, seed = "20261124")
  void hasTheFunctionOfTheMaskedNetwork(
      @ForAll int seed,
      @ForAll @DoubleRange(max = 0.5) double nodes,
      @ForAll @DoubleRange(max = 0.5) double edges,
      @ForAll @DoubleRange(max = 0.5) double inputs) {
    Kan kan = RandomKans.of(seed);
    Batch x = RandomKans.samples(40, kan.inputs(), 5);
    Pruned pruned =
        Pruning.builder()
            .nodeThreshold(nodes)
            .edgeThreshold(edges)
            .inputThreshold(inputs)
            .build()
            .prune(kan, x);
    double[] expected = EdgeByEdge.outputs(kan, x, choice(pruned));
    double[] outputs =
        KanEvaluator.of(pruned.kan()).evaluate(x.selectColumns(pruned.keptInputs())).toArray();
    for (int y = 0; y < expected.length; y++) {
      assertThat(outputs[y])
          .isCloseTo(expected[y], within(1e-12 * Math.max(1, Math.abs(expected[y]))));
    }
    Statistics.label("removed")
        .collect(!pruned.removedNodes().isEmpty() && !pruned.removedEdges().isEmpty())
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
  }

  /**
   * Returns the edges that are left: all but the removed ones and those of nodes removed for their
   * scores.
   */
  private static EdgeByEdge.Choice choice(Pruned pruned) {
    Set<EdgeIndex> edges = new HashSet<>();
    pruned.removedEdges().forEach(each -> edges.add(each.edge()));
    return (l, input, subnode) ->
        !edges.contains(new EdgeIndex(l, input, subnode))
            && pruned.removedNodes().stream()
                .filter(each -> each.reason() == Reason.SCORE && each.level() == l)
                .noneMatch(each -> each.node() == input);
  }

  @Test
  void hasTheOutputsOfTheMaskedNetworkBitForBitWithoutConstants() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(4, 8, 6, 2).build(), 7);
    Batch x = RandomKans.samples(300, 4, 5);
    double[] scores = Attribution.of(kan, x).nodeScores(1);
    Arrays.sort(scores);
    Pruned pruned = Pruning.builder().nodeThreshold(scores[3]).build().prune(kan, x);
    assertThat(pruned.kan().widths().get(1)).isLessThanOrEqualTo(4);
    List<KanLayer> masked = new ArrayList<>();
    for (int l = 0; l < 3; l++) {
      int layer = l;
      masked.add(
          kan.layer(l)
              .filterEdges((input, subnode) -> choice(pruned).keeps(layer, input, subnode)));
    }
    assertThat(KanEvaluator.of(pruned.kan()).evaluate(x))
        .isEqualTo(KanEvaluator.of(kan.withLayers(masked)).evaluate(x));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e6})
  void keepsTheStrongestNodeOfALevel(double threshold) {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(4, 8, 6, 2).build(), 7);
    Batch x = RandomKans.samples(300, 4, 5);
    Pruned pruned =
        Pruning.none().toBuilder()
            .nodeThreshold(threshold)
            .edgeThreshold(threshold)
            .inputThreshold(threshold)
            .build()
            .prune(kan, x);
    assertThat(pruned.kan().widths()).containsExactly(1, 1, 1, 2);
    Attribution scores = Attribution.of(kan, x);
    for (int level = 1; level < 3; level++) {
      double[] levelScores = scores.nodeScores(level);
      assertThat(levelScores[pruned.nodes().get(level).get(0)]).isEqualTo(Doubles.max(levelScores));
    }
    double[] outputs =
        KanEvaluator.of(pruned.kan()).evaluate(x.selectColumns(pruned.keptInputs())).column(0);
    assertThat(Doubles.max(outputs) - Doubles.min(outputs)).isPositive();
  }

  @Test
  void removesInputsWithoutInfluence() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(3, 4, 1).build(), 7);
    KanLayer first = kan.layer(0);
    double[] scales = first.values(ParameterKind.BASE_SCALE);
    double[] splines = first.values(ParameterKind.SPLINE_SCALE);
    for (int s = 0; s < 4; s++) {
      scales[4 + s] *= 1e-4;
      splines[4 + s] *= 1e-4;
    }
    Kan weak =
        kan.withLayers(
            List.of(
                first
                    .with(ParameterKind.BASE_SCALE, scales)
                    .with(ParameterKind.SPLINE_SCALE, splines),
                kan.layer(1)));
    Batch x = RandomKans.samples(200, 3, 5);
    Pruned pruned = Pruning.none().toBuilder().inputThreshold(1e-2).build().prune(weak, x);
    assertThat(pruned.keptInputs()).containsExactly(0, 2);
    assertThat(pruned.removedNodes())
        .singleElement()
        .isEqualTo(new RemovedNode(0, 1, Reason.SCORE, Attribution.of(weak, x).featureScores()[1]));
    assertThat(pruned.kan().provenance().steps().get(1).details())
        .containsEntry("input threshold", "0.01")
        .containsEntry("widths", "[2, 4, 1]");
  }

  @Test
  void keepsFullNetworksWithoutThresholds() {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(3, 4, 1).build(), 7);
    Pruned pruned = Pruning.none().prune(kan, RandomKans.samples(20, 3, 5));
    assertThat(pruned.kan().layers()).isEqualTo(kan.layers());
    assertThat(pruned.removedNodes()).isEmpty();
    assertThat(pruned.removedEdges()).isEmpty();
  }

  /**
   * Returns a network in which node 0 of the hidden level is the logarithm of the input, which may
   * be negative.
   */
  private static Kan logarithm(boolean... lastMask) {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(1, 2, 1).build(), 3);
    KanLayer first =
        kan.layer(0)
            .withSymbolic(0, 0, new SymbolicCurve(RandomNetworks.function("log"), Affine.IDENTITY));
    return kan.withLayers(List.of(first, kan.layer(1).withMask(lastMask)));
  }

  @Test
  void rejectsScoresThatAreNaN() {
    Batch x = RandomKans.samples(20, 1, 5);
    for (Pruning pruning :
        List.of(
            Pruning.none().toBuilder().nodeThreshold(0.1).build(),
            Pruning.none().toBuilder().edgeThreshold(0.1).build(),
            Pruning.none().toBuilder().inputThreshold(0.1).build())) {
      assertThatThrownBy(() -> pruning.prune(logarithm(true, true), x))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("node 0 of level 1 has the score NaN");
    }
    assertThat(Pruning.none().prune(logarithm(true, true), x).removedNodes()).isEmpty();
  }

  @Test
  void ignoresDeadEndsThatAreNotFinite() {
    Pruned pruned = Pruning.defaults().prune(logarithm(false, true), RandomKans.samples(20, 1, 5));
    assertThat(pruned.kan().widths()).containsExactly(1, 1, 1);
    assertThat(pruned.nodes().get(1)).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectsInvalidThresholds(double threshold) {
    for (Pruning.Builder builder :
        List.of(
            Pruning.builder().nodeThreshold(threshold),
            Pruning.builder().edgeThreshold(threshold),
            Pruning.builder().inputThreshold(threshold))) {
      assertThatThrownBy(builder::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be finite and 0 or more; got")
          .hasMessageContaining(Double.toString(threshold));
    }
  }
}
