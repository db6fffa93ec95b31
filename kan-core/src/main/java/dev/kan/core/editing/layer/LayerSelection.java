// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.layer;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Ints;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.spline.Grid;
import java.util.List;

/** Selects some of a layer's inputs and nodes, or puts them into another order. */
public final class LayerSelection {
  private LayerSelection() {}

  /**
   * Returns the layer with the given inputs and nodes, in that order, and with everything that
   * belongs to them: knots, coefficients, scales, mask, symbolic edges, affine maps and the factors
   * of products.
   *
   * @param layer the layer
   * @param inputs the inputs to select, at least one, all different
   * @param nodes the nodes to select, at least one, all different, sums before products
   * @throws IndexOutOfBoundsException if there is no such input or node
   * @throws IllegalArgumentException if nothing is selected, something is selected twice, or a
   *     product comes before a sum
   */
  public static KanLayer of(KanLayer layer, List<Integer> inputs, List<Integer> nodes) {
    LayerSpec spec = layer.spec();
    check(inputs, spec.inputs(), "input");
    check(nodes, spec.outputs(), "node");
    LayerSpec selected =
        new LayerSpec(
            new Grid(inputs.stream().map(spec.grid().knots()::get).toList()),
            layout(spec.nodes(), nodes),
            spec.base(),
            spec.outside(),
            spec.frozen());
    return LayerTransplant.of(
        layer, KanLayer.neutral(selected), Ints.toArray(inputs), Ints.toArray(nodes));
  }

  private static void check(List<Integer> selection, int size, String what) {
    checkArgument(!selection.isEmpty(), "a layer needs at least one %s; got none", what);
    selection.forEach(each -> checkElementIndex(each, size, what));
    checkArgument(
        ImmutableSet.copyOf(selection).size() == selection.size(),
        "each %s can be taken once; got %s",
        what,
        selection);
  }

  private static NodeLayout layout(NodeLayout layout, List<Integer> nodes) {
    int sums = Math.toIntExact(nodes.stream().filter(node -> node < layout.sums()).count());
    List<Integer> products = nodes.subList(sums, nodes.size());
    checkArgument(
        products.stream().allMatch(node -> node >= layout.sums()),
        "sum nodes, 0 to %s, must come before product nodes; got %s",
        layout.sums() - 1,
        nodes);
    return new NodeLayout(sums, products.stream().map(layout::subnodesOf).toList());
  }
}
