// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.init.Initialiser;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EdgeIndexTest {
  private static final NodeLayout LAYOUT = NodeLayout.of(2, 3, 2);
  private static final Kan KAN =
      Initialiser.powerLaw()
          .initialise(KanSpec.builder(2, List.of(LAYOUT, NodeLayout.sums(1))).build(), 1);

  @Test
  void listsEdgesByLayerThenInputThenSubnode() {
    List<EdgeIndex> edges = KAN.edges();

    assertThat(edges).hasSize(2 * 7 + 4).isSorted().doesNotHaveDuplicates();
    assertThat(edges.get(7)).isEqualTo(new EdgeIndex(0, 1, 0));
    assertThat(edges.get(14)).isEqualTo(new EdgeIndex(1, 0, 0));
    assertThat(KAN.layer(0).spec().edgeCount()).isEqualTo(14);
  }

  @Test
  void convertsToPlainText() {
    assertThat(new EdgeIndex(1, 2, 3)).hasToString("layer 1, input 2, subnode 3");
  }

  @Test
  void returnsTheEdgeOfItsLayer() {
    Edge edge = KAN.edge(new EdgeIndex(0, 1, 6));

    assertThat(edge.input()).isEqualTo(1);
    assertThat(edge.subnode()).isEqualTo(6);
    assertThat(edge.applyAsDouble(0.3))
        .isEqualTo(KAN.layer(0).edge(1, 6).applyAsDouble(0.3))
        .isNotZero();
  }

  @Test
  void rejectsNegativeIndicesAndMissingEdges() {
    assertThatThrownBy(() -> new EdgeIndex(0, 0, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("subnode -1");
    assertThatThrownBy(() -> KAN.edge(new EdgeIndex(2, 0, 0)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("layer (2)");
    assertThatThrownBy(() -> KAN.edge(new EdgeIndex(1, 4, 0)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("input (4)");
    assertThatThrownBy(() -> KAN.edge(new EdgeIndex(1, 0, 1)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("subnode (1)");
  }

  @Test
  void replacesOneLayer() {
    KanLayer neutral = KanLayer.neutral(KAN.layer(1).spec());

    Kan changed = KAN.withLayer(1, neutral);

    assertThat(changed.layers()).containsExactly(KAN.layer(0), neutral);
    assertThat(changed.provenance()).isEqualTo(KAN.provenance());
    assertThatThrownBy(() -> KAN.withLayer(2, neutral))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> KAN.withLayer(0, neutral))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer 0 has 1 nodes but layer 1 takes 4 inputs");
  }

  @Test
  void returnsTheNodeOfEachSubnode() {
    assertThat(IntStream.range(0, LAYOUT.subnodes()).map(LAYOUT::nodeOf))
        .containsExactly(0, 1, 2, 2, 2, 3, 3);
    assertThatThrownBy(() -> LAYOUT.nodeOf(7))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("subnode (7)");
  }
}
