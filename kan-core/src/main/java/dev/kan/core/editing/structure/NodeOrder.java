// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.structure;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import dev.kan.core.editing.layer.LayerSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts hidden nodes into another order. The function is the same; its values differ by rounding,
 * because sums have their terms in another order.
 */
public final class NodeOrder {
  private NodeOrder() {}

  /**
   * Returns the network with two hidden nodes swapped.
   *
   * @param kan the network
   * @param level the level, 1 to layers - 1; level 1 holds the nodes of layer 0
   * @param first the index of a node of the level
   * @param second the index of another node of the same kind, sum or product
   * @throws IndexOutOfBoundsException if there is no such node
   * @throws IllegalArgumentException if the level is not hidden, or one node is a sum and the other
   *     a product
   */
  public static Kan swap(Kan kan, int level, int first, int second) {
    Levels.requireHidden(kan, level);
    NodeLayout layout = kan.layer(level - 1).spec().nodes();
    checkElementIndex(first, layout.nodes(), "node");
    checkElementIndex(second, layout.nodes(), "node");
    checkArgument(
        (first < layout.sums()) == (second < layout.sums()),
        "sums, 0 to %s, cannot change places with products; got nodes %s and %s",
        layout.sums() - 1,
        first,
        second);
    return of(kan, level, Levels.swapped(layout.nodes(), first, second));
  }

  /**
   * Returns the network with the nodes of a hidden level in another order.
   *
   * @param kan the network
   * @param level the level, 1 to layers - 1
   * @param order the indices of all nodes of the level in their new order, sums before products
   * @throws IndexOutOfBoundsException if there is no such node
   * @throws IllegalArgumentException if the level is not hidden, a node is missing or occurs twice,
   *     or a product comes before a sum
   */
  public static Kan of(Kan kan, int level, List<Integer> order) {
    Levels.requireHidden(kan, level);
    KanLayer before = kan.layer(level - 1);
    KanLayer after = kan.layer(level);
    checkArgument(
        order.size() == after.spec().inputs(),
        "the order needs all %s nodes of level %s; got %s",
        after.spec().inputs(),
        level,
        order);
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    layers.set(level - 1, LayerSelection.of(before, Levels.all(before.spec().inputs()), order));
    layers.set(level, LayerSelection.of(after, order, Levels.all(after.spec().outputs())));
    return kan.withLayers(layers)
        .withStep("reordered", Map.of("level", Integer.toString(level), "order", order.toString()));
  }
}
