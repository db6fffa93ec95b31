// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.collect.ImmutableList.toImmutableList;

import dev.kan.core.Kan;
import dev.kan.core.NodeLayout;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The horizontal places of nodes and subnodes: inputs and subnodes in equal columns, each node over
 * the middle of its subnodes.
 */
final class NodeColumns {
  private final Kan kan;
  private final double left;
  private final double width;

  /**
   * Columns.
   *
   * @param kan the network
   * @param left the left side of the room for them, in pixels
   * @param width the width of the room for them, in pixels
   */
  NodeColumns(Kan kan, double left, double width) {
    this.kan = kan;
    this.left = left;
    this.width = width;
  }

  /** Returns the middles of a level's nodes. */
  List<Double> nodes(int level) {
    return level == 0 ? slots(kan.inputs()) : overSubnodes(level - 1);
  }

  /** Returns the middles of a layer's subnodes. */
  List<Double> subnodes(int layer) {
    return slots(kan.layer(layer).spec().subnodes());
  }

  private List<Double> slots(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> left + width * (i + 0.5) / count)
        .collect(toImmutableList());
  }

  private List<Double> overSubnodes(int layer) {
    List<Double> subnodes = subnodes(layer);
    List<Integer> owners = owners(layer);
    double[] sums = new double[kan.layer(layer).spec().outputs()];
    int[] counts = new int[sums.length];
    for (int s = 0; s < owners.size(); s++) {
      sums[owners.get(s)] += subnodes.get(s);
      counts[owners.get(s)]++;
    }
    return IntStream.range(0, sums.length)
        .mapToObj(n -> sums[n] / counts[n])
        .collect(toImmutableList());
  }

  /** Returns the node of each of a layer's subnodes. */
  List<Integer> owners(int layer) {
    NodeLayout layout = kan.layer(layer).spec().nodes();
    return IntStream.range(0, layout.subnodes())
        .mapToObj(layout::nodeOf)
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
