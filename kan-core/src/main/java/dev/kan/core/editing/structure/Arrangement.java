// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.structure;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.editing.layer.LayerSelection;
import dev.kan.core.evaluation.attribution.Attribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network with its hidden nodes in an order that is good to draw. Pairs of nodes of a level that
 * have the same number of subnodes are swapped as long as that makes the connections shorter. In a
 * drawing with one level above the other, each spread evenly over the width 1, an edge of score w
 * with the horizontal distance d has the length {@code w d}; pykan calls their sum the connection
 * cost. The result is deterministic. No single swap improves it, but another order may.
 *
 * @param kan the network in its new order, with the same function
 * @param nodes for each level from the inputs to the outputs the nodes in their new order, by their
 *     original indices
 * @param lengthBefore the length of all connections in the original order
 * @param length the length of all connections in the new order
 */
public record Arrangement(Kan kan, List<List<Integer>> nodes, double lengthBefore, double length) {
  /** Copies the lists. */
  public Arrangement {
    nodes =
        nodes.stream()
            .<List<Integer>>map(ImmutableList::copyOf)
            .collect(ImmutableList.toImmutableList());
  }

  /**
   * Returns a network in its new order. Each pass over a level costs {@code O(nodes^2 (inputs +
   * subnodes))}.
   *
   * @param kan the network
   * @param attribution the scores of the network
   * @throws IllegalArgumentException if the scores are those of a network of another shape
   */
  public static Arrangement of(Kan kan, Attribution attribution) {
    requireScoresOf(kan, attribution);
    ConnectionLength connections = new ConnectionLength(kan, attribution);
    double before = connections.total();
    boolean again = true;
    while (again) {
      again = false;
      for (int level = 1; level < kan.layers().size(); level++) {
        again |= connections.shorten(level);
      }
    }
    List<List<Integer>> nodes = new ArrayList<>();
    for (int level = 0; level <= kan.layers().size(); level++) {
      nodes.add(connections.order(level));
    }
    return new Arrangement(reordered(kan, nodes), nodes, before, connections.total());
  }

  private static Kan reordered(Kan kan, List<List<Integer>> nodes) {
    List<KanLayer> layers = new ArrayList<>();
    for (int l = 0; l < kan.layers().size(); l++) {
      layers.add(LayerSelection.of(kan.layer(l), nodes.get(l), nodes.get(l + 1)));
    }
    return kan.withLayers(layers).withStep("arranged", Map.of("nodes", nodes.toString()));
  }

  private static void requireScoresOf(Kan kan, Attribution attribution) {
    int layers = attribution.deviations().size();
    checkArgument(
        layers == kan.layers().size(),
        "the network has %s layers; got scores of %s",
        kan.layers().size(),
        layers);
    for (int l = 0; l < layers; l++) {
      int edges = kan.layer(l).spec().edgeCount();
      int scores = attribution.edgeScores(l).length;
      checkArgument(edges == scores, "layer %s has %s edges; got scores of %s", l, edges, scores);
    }
  }
}
