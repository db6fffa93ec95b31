// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.data.Batch;
import dev.kan.core.editing.structure.EdgeByEdge;
import dev.kan.core.editing.structure.RandomKans;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemovalTest {
  private static final Kan KAN =
      Initialiser.pykan()
          .initialise(
              KanSpec.builder(2, List.of(NodeLayout.of(3, 2), NodeLayout.sums(1))).build(), 4);

  @Test
  void removesNodesWithTheirEdges() {
    Batch x = RandomKans.samples(100, 2, 1);
    double[] masked = KanEvaluator.of(withoutNodeOne()).evaluate(x).toArray();
    Kan smaller = Nodes.remove(KAN, 1, 1);
    assertThat(smaller.widths()).containsExactly(2, 3, 1);
    assertThat(smaller.layer(0).spec().nodes()).isEqualTo(NodeLayout.of(2, 2));
    assertThat(KanEvaluator.of(smaller).evaluate(x).toArray()).containsExactly(masked);
    assertThat(Nodes.keep(KAN, 1, 3, 0, 2).layers()).isEqualTo(smaller.layers());
    assertThat(smaller.provenance().steps().get(1).action()).isEqualTo("pruned");
  }

  private static Kan withoutNodeOne() {
    boolean[] into = KAN.layer(0).mask();
    into[1] = false;
    into[6] = false;
    boolean[] outOf = KAN.layer(1).mask();
    outOf[1] = false;
    return KAN.withLayers(List.of(KAN.layer(0).withMask(into), KAN.layer(1).withMask(outOf)));
  }

  @Property(tries = 100, seed = "20261124")
  void treatsRemovedNodesAsNodesWithoutEdges(@ForAll int seed, @ForAll int choice) {
    Kan kan = RandomKans.of(seed);
    Batch x = RandomKans.samples(20, kan.inputs(), 2);
    int level = Math.floorMod(choice, kan.layers().size());
    int node = Math.floorMod(choice / 7, kan.widths().get(level));
    if (kan.widths().get(level) > 1) {
      double[] expected =
          EdgeByEdge.outputs(kan, x, (l, input, subnode) -> l != level || input != node);
      Kan smaller = Nodes.remove(kan, level, node);
      List<Integer> left =
          IntStream.range(0, kan.widths().get(level)).filter(n -> n != node).boxed().toList();
      Batch inputs = level == 0 ? x.selectColumns(left) : x;
      assertThat(EdgeByEdge.outputs(smaller, inputs)).containsExactly(expected);
    }
  }

  @Property(tries = 100, seed = "20261124")
  void treatsRemovedEdgesAsZero(@ForAll int seed, @ForAll int choice) {
    Kan kan = RandomKans.of(seed);
    Batch x = RandomKans.samples(20, kan.inputs(), 2);
    int l = Math.floorMod(choice, kan.layers().size());
    KanLayer layer = kan.layer(l);
    int i = Math.floorMod(choice / 5, layer.spec().inputs());
    int s = Math.floorMod(choice / 31, layer.spec().subnodes());
    Kan without = Edges.remove(kan, new EdgeIndex(l, i, s));
    assertThat(without.layer(l).edge(i, s).present()).isFalse();
    assertThat(EdgeByEdge.outputs(without, x))
        .containsExactly(EdgeByEdge.outputs(kan, x, (a, b, c) -> a != l || b != i || c != s));
  }

  static Stream<Arguments> badInputs() {
    return Stream.of(
        bad(
            "nodes can be removed from level 0 (the inputs) to 1; got level 2",
            () -> Nodes.remove(KAN, 2, 0)),
        bad(
            "nodes can be removed from level 0 (the inputs) to 1; got level -1",
            () -> Nodes.keep(KAN, -1, 0)),
        bad(
            "level 1 must keep at least one of its 4 nodes",
            () -> Nodes.remove(KAN, 1, 0, 1, 2, 3)),
        bad("level 0 must keep at least one of its 2 nodes", () -> Nodes.keep(KAN, 0)),
        bad("node (4) must be less than size (4)", () -> Nodes.keep(KAN, 1, 0, 4)),
        bad(
            "layer (2) must be less than size (2)",
            () -> Edges.remove(KAN, new EdgeIndex(2, 0, 0))),
        bad(
            "input (4) must be less than size (4)",
            () -> Edges.remove(KAN, new EdgeIndex(1, 4, 0))),
        bad(
            "subnode (1) must be less than size (1)",
            () -> Edges.remove(KAN, new EdgeIndex(1, 0, 1))));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void rejectsNodesAndEdgesThatDoNotExist(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class)
        .hasMessage(message);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return Arguments.of(message, call);
  }
}
