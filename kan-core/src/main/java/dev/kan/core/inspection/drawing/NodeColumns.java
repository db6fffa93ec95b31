// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.collect.ImmutableList.toImmutableList;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The horizontal places of nodes and subnodes: inputs and subnodes in equal columns, each node over
 * the middle of its subnodes.
 */
final class NodeColumns {
  private final DrawnNodes drawn;
  private final double left;
  private final double width;

  /**
   * Columns.
   *
   * @param drawn the nodes to place
   * @param left the left side of the room for them, in pixels
   * @param width the width of the room for them, in pixels
   */
  NodeColumns(DrawnNodes drawn, double left, double width) {
    this.drawn = drawn;
    this.left = left;
    this.width = width;
  }

  /** Returns the middles of a level's drawn nodes. */
  List<Double> nodes(int level) {
    return level == 0 ? slots(drawn.of(0).size()) : overSubnodes(level - 1);
  }

  /** Returns the middles of a layer's drawn subnodes. */
  List<Double> subnodes(int layer) {
    return slots(drawn.subnodes(layer).size());
  }

  private List<Double> slots(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> left + width * (i + 0.5) / count)
        .collect(toImmutableList());
  }

  private List<Double> overSubnodes(int layer) {
    List<Double> xs = subnodes(layer);
    List<Integer> owners = owners(layer);
    return drawn.of(layer + 1).stream()
        .map(
            node ->
                IntStream.range(0, xs.size())
                    .filter(s -> owners.get(s).equals(node))
                    .mapToDouble(xs::get)
                    .average()
                    .orElseThrow())
        .collect(toImmutableList());
  }

  /** Returns the node of each of a layer's drawn subnodes. */
  List<Integer> owners(int layer) {
    return drawn.subnodes(layer).stream()
        .map(drawn.kan().layer(layer).spec().nodes()::nodeOf)
        .collect(toImmutableList());
  }

  /** Returns the smallest distance between nodes of a level, or twice that to the side. */
  double room(int level) {
    List<Double> xs = nodes(level);
    double room = 2 * Math.min(xs.get(0) - left, left + width - xs.get(xs.size() - 1));
    for (int i = 1; i < xs.size(); i++) {
      room = Math.min(room, xs.get(i) - xs.get(i - 1));
    }
    return room;
  }
}
