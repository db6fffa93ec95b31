// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.Edge;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.editing.structure.RandomKans;
import dev.kan.core.init.Initialiser;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerSelectionTest {
  private static final KanLayer LAYER =
      Initialiser.pykan()
          .initialise(KanSpec.builder(3, List.of(NodeLayout.of(2, 3, 2))).build(), 1)
          .layer(0);

  @Property(tries = 50, seed = "20261124")
  void returnsAnEqualLayerIfAllIsSelected(@ForAll int seed) {
    for (KanLayer layer : RandomKans.of(seed).layers()) {
      List<Integer> inputs = IntStream.range(0, layer.spec().inputs()).boxed().toList();
      List<Integer> nodes = IntStream.range(0, layer.spec().outputs()).boxed().toList();
      assertThat(LayerSelection.of(layer, inputs, nodes)).isEqualTo(layer);
    }
  }

  @Test
  void selectsEdgesWithTheirSubnodes() {
    KanLayer selected = LayerSelection.of(LAYER, List.of(2, 0), List.of(1, 3, 2));
    assertThat(selected.spec().nodes()).isEqualTo(NodeLayout.of(1, 2, 3));
    assertSameEdge(selected.edge(0, 0), LAYER.edge(2, 1));
    assertSameEdge(selected.edge(1, 2), LAYER.edge(0, 6));
    assertSameEdge(selected.edge(0, 5), LAYER.edge(2, 4));
  }

  @Test
  void restoresTheLayerByTheReverseSelection() {
    Kan kan = RandomKans.of(11);
    KanLayer layer = kan.layer(0);
    List<Integer> inputs = IntStream.range(0, layer.spec().inputs()).boxed().toList();
    List<Integer> nodes = IntStream.range(0, layer.spec().outputs()).boxed().toList();
    List<Integer> reversed =
        IntStream.range(0, inputs.size()).map(i -> inputs.size() - 1 - i).boxed().toList();
    KanLayer turned = LayerSelection.of(layer, reversed, nodes);
    assertThat(LayerSelection.of(turned, reversed, nodes)).isEqualTo(layer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 0 | a layer needs at least one input; got none",
        "0 | '' | a layer needs at least one node; got none",
        "0,0 | 0 | each input can be taken once; got [0, 0]",
        "0 | 1,1 | each node can be taken once; got [1, 1]",
        "0 | 2,1 | sum nodes, 0 to 1, must come before product nodes; got [2, 1]",
        "3 | 0 | input (3) must be less than size (3)",
        "0 | 4 | node (4) must be less than size (4)",
        "-1 | 0 | input (-1) must not be negative"
      })
  void rejectsInvalidSelections(String inputs, String nodes, String message) {
    assertThatThrownBy(() -> LayerSelection.of(LAYER, numbers(inputs), numbers(nodes)))
        .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class)
        .hasMessage(message);
  }

  private static List<Integer> numbers(String list) {
    return list.isEmpty()
        ? List.of()
        : List.of(list.split(",")).stream().map(Integer::valueOf).toList();
  }

  private static void assertSameEdge(Edge edge, Edge expected) {
    assertThat(edge.spline().coefficients()).containsExactly(expected.spline().coefficients());
    for (double x : new double[] {-0.9, 0.1, 3}) {
      assertThat(edge.applyAsDouble(x)).isEqualTo(expected.applyAsDouble(x));
    }
  }
}
