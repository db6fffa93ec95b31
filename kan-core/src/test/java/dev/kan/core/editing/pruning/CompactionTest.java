// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.editing.structure.EdgeByEdge;
import dev.kan.core.editing.structure.RandomKans;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.init.Initialiser;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class CompactionTest {
  private static final Batch SAMPLES = RandomKans.samples(50, 2, 3);
  private static final Kan KAN =
      Initialiser.pykan()
          .initialise(
              KanSpec.builder(
                      2, List.of(NodeLayout.of(2, 2), NodeLayout.sums(2), NodeLayout.sums(1)))
                  .build(),
              4);

  @Property(tries = 400, seed = "20261124")
  void keepsTheFunction(@ForAll int seed) {
    Kan kan = RandomKans.of(seed);
    Batch x = RandomKans.samples(20, kan.inputs(), 2);
    Compaction compaction = Compaction.of(kan);
    double[] expected = EdgeByEdge.outputs(kan, x);
    double[] outputs = EdgeByEdge.outputs(compaction.kan(), x);
    for (int y = 0; y < expected.length; y++) {
      assertThat(outputs[y])
          .isCloseTo(expected[y], within(1e-12 * Math.max(1, Math.abs(expected[y]))));
    }
    assertThat(compaction.kan().inputs()).isEqualTo(kan.inputs());
    assertThat(compaction.kan().outputs()).isEqualTo(kan.outputs());
    Statistics.label("smaller")
        .collect(!compaction.kan().widths().equals(kan.widths()))
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
  }

  @Property(tries = 100, seed = "20261124")
  void removesEverythingAtOnce(@ForAll int seed) {
    Compaction once = Compaction.of(RandomKans.of(seed));
    assertThat(Compaction.of(once.kan()).kan().layers()).isEqualTo(once.kan().layers());
  }

  @Property(tries = 100, seed = "20261124")
  void keepsOnlyNodesWithOutgoingEdges(@ForAll int seed) {
    Kan kan = Compaction.of(RandomKans.of(seed)).kan();
    for (int l = 1; l < kan.layers().size(); l++) {
      KanLayer layer = kan.layer(l);
      for (int i = 0; i < layer.spec().inputs() && layer.spec().inputs() > 1; i++) {
        int input = i;
        assertThat(IntStream.range(0, layer.spec().subnodes()))
            .anyMatch(s -> layer.edge(input, s).present());
      }
    }
  }

  @Test
  void removesDeadEndsBitForBit() {
    Kan cut = Edges.remove(Edges.remove(KAN, new EdgeIndex(2, 1, 0)), new EdgeIndex(1, 0, 0));
    Compaction compaction = Compaction.of(cut);
    assertThat(compaction.nodes())
        .containsExactly(List.of(0, 1), List.of(1, 2), List.of(0), List.of(0));
    assertThat(KanEvaluator.of(compaction.kan()).evaluate(SAMPLES))
        .isEqualTo(KanEvaluator.of(cut).evaluate(SAMPLES));
    assertThat(compaction.kan().layer(0).spec().nodes()).isEqualTo(NodeLayout.of(1, 2));
  }

  @Test
  void addsConstantsToTheBiasBeforeTheProduct() {
    Kan two =
        Initialiser.pykan()
            .initialise(
                KanSpec.builder(2, List.of(NodeLayout.sums(2), NodeLayout.of(0, 2))).build(), 4);
    KanLayer first =
        Edges.remove(Edges.remove(two, new EdgeIndex(0, 0, 1)), new EdgeIndex(0, 1, 1))
            .layer(0)
            .with(ParameterKind.NODE_BIAS, new double[] {0.1, -0.4});
    KanLayer second =
        two.layer(1)
            .with(ParameterKind.SUBNODE_SCALE, new double[] {1.5, 0.7})
            .with(ParameterKind.SUBNODE_BIAS, new double[] {0.3, 0.2});
    Kan kan = two.withLayers(List.of(first, second));
    Kan smaller = Compaction.of(kan).kan();
    assertThat(smaller.widths()).containsExactly(2, 1, 1);
    assertThat(smaller.layer(1).values(ParameterKind.SUBNODE_BIAS))
        .containsExactly(
            new double[] {
              0.3 + 1.5 * second.edge(1, 0).applyAsDouble(-0.4),
              0.2 + 0.7 * second.edge(1, 1).applyAsDouble(-0.4)
            },
            within(1e-16));
    assertThat(KanEvaluator.of(smaller).evaluate(SAMPLES).toArray())
        .containsExactly(KanEvaluator.of(kan).evaluate(SAMPLES).toArray(), within(1e-15));
  }

  @Test
  void removesProductsWithAZeroFactor() {
    Kan cut = Edges.remove(Edges.remove(KAN, new EdgeIndex(0, 0, 3)), new EdgeIndex(0, 1, 3));
    Compaction compaction = Compaction.of(cut);
    assertThat(compaction.nodes().get(1)).containsExactly(0, 1);
    assertThat(KanEvaluator.of(compaction.kan()).evaluate(SAMPLES).toArray())
        .containsExactly(KanEvaluator.of(cut).evaluate(SAMPLES).toArray(), within(1e-15));
  }

  @Test
  void keepsProductsWithAConstantFactor() {
    Kan cut = Edges.remove(Edges.remove(KAN, new EdgeIndex(0, 0, 3)), new EdgeIndex(0, 1, 3));
    KanLayer layer = cut.layer(0).with(ParameterKind.SUBNODE_BIAS, new double[] {0, 0, 0, 2});
    Kan kan = cut.withLayers(List.of(layer, cut.layer(1), cut.layer(2)));
    assertThat(Compaction.of(kan).kan().layers()).isEqualTo(kan.layers());
  }

  @Test
  void keepsTheConstantsOfNetworksWithoutEdges() {
    Kan kan = KAN;
    for (int s = 0; s < 2; s++) {
      kan = Edges.remove(kan, new EdgeIndex(2, s, 0));
    }
    KanLayer last = kan.layer(2).with(ParameterKind.NODE_BIAS, new double[] {7});
    kan = kan.withLayers(List.of(kan.layer(0), kan.layer(1), last));
    Kan smaller = Compaction.of(kan).kan();
    assertThat(smaller.widths()).containsExactly(2, 1, 1, 1);
    assertThat(smaller.trainableParameterCount()).isZero();
    assertThat(KanEvaluator.of(smaller).evaluate(SAMPLES).toArray()).containsOnly(7);
  }

  @Test
  void keepsConstantsAtAPole() {
    SymbolicFunction log =
        SymbolicFunction.of("log", 2, Expression.variable("x").into(StandardFunction.LOG));
    Kan cut = Edges.remove(Edges.remove(KAN, new EdgeIndex(0, 0, 0)), new EdgeIndex(0, 1, 0));
    KanLayer second = cut.layer(1).withSymbolic(0, 1, new SymbolicCurve(log, Affine.IDENTITY));
    Kan kan = cut.withLayers(List.of(cut.layer(0), second, cut.layer(2)));
    assertThat(Compaction.of(kan).kan().layers()).isEqualTo(kan.layers());
  }

  @Test
  void recordsAStepInTheHistory() {
    assertThat(Compaction.of(KAN).kan().provenance().steps().get(1).action())
        .isEqualTo("compacted");
  }
}
