// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The nodes of a level whose score is above a threshold, or the strongest one if there are none.
 */
final class StrongNodes {
  private StrongNodes() {}

  /**
   * Returns the indices of the scores that are not at or below a threshold, or of the first largest
   * score if there are none.
   */
  static List<Integer> of(double[] scores, double threshold) {
    List<Integer> strong =
        IntStream.range(0, scores.length).filter(n -> !(scores[n] <= threshold)).boxed().toList();
    return strong.isEmpty() ? List.of(strongest(scores)) : strong;
  }

  private static int strongest(double[] scores) {
    int best = 0;
    for (int n = 1; n < scores.length; n++) {
      best = scores[n] > scores[best] ? n : best;
    }
    return best;
  }

  /**
   * Returns the network with the edges into and out of all other inputs and hidden nodes removed.
   *
   * @param strong for each level but the outputs the nodes whose edges are kept
   */
  static Kan isolateOthers(Kan kan, List<List<Integer>> strong) {
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    for (int level = 0; level < layers.size(); level++) {
      layers.set(level, withEdgesOutOf(layers.get(level), strong.get(level)));
      if (level > 0) {
        layers.set(level - 1, withEdgesInto(layers.get(level - 1), strong.get(level)));
      }
    }
    return kan.withLayers(layers);
  }

  private static KanLayer withEdgesInto(KanLayer layer, List<Integer> nodes) {
    NodeLayout layout = layer.spec().nodes();
    Set<Integer> strong = Set.copyOf(nodes);
    return layer.filterEdges((i, s) -> strong.contains(layout.nodeOf(s)));
  }

  private static KanLayer withEdgesOutOf(KanLayer layer, List<Integer> inputs) {
    Set<Integer> strong = Set.copyOf(inputs);
    return layer.filterEdges((i, s) -> strong.contains(i));
  }
}
