// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import dev.kan.core.editing.pruning.Pruned.RemovedEdge;
import dev.kan.core.evaluation.attribution.Attribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the edges whose score is not above a threshold. A subnode of an output, or of a node that
 * some output still depends on, keeps the strongest of its edges if it would lose all of them, so
 * that no threshold makes an output constant.
 */
final class WeakEdges {
  private final Kan kan;
  private final Attribution attribution;
  private final double threshold;
  private final List<RemovedEdge> removed = new ArrayList<>();

  private WeakEdges(Kan kan, Attribution attribution, double threshold) {
    this.kan = kan;
    this.attribution = attribution;
    this.threshold = threshold;
  }

  /** The edges to remove, from the outputs to the inputs. */
  static List<RemovedEdge> of(Kan kan, Attribution attribution, double threshold) {
    WeakEdges weak = new WeakEdges(kan, attribution, threshold);
    boolean[] needed = new boolean[kan.outputs()];
    Arrays.fill(needed, true);
    for (int l = kan.layers().size() - 1; l >= 0; l--) {
      needed = weak.judge(l, needed);
    }
    return weak.removed;
  }

  /** The network without the edges. */
  static Kan remove(Kan kan, List<RemovedEdge> edges) {
    List<boolean[]> kept = kan.layers().stream().map(Edges::present).toList();
    for (RemovedEdge edge : edges) {
      int subnodes = kan.layer(edge.layer()).spec().subnodes();
      kept.get(edge.layer())[edge.input() * subnodes + edge.subnode()] = false;
    }
    List<KanLayer> layers = new ArrayList<>();
    for (int l = 0; l < kept.size(); l++) {
      layers.add(Edges.keeping(kan.layer(l), kept.get(l)));
    }
    return kan.withLayers(layers);
  }

  /**
   * Judges one layer.
   *
   * @param neededNodes the nodes that some output depends on
   * @return the inputs that some output depends on
   */
  private boolean[] judge(int l, boolean[] neededNodes) {
    NodeLayout layout = kan.layer(l).spec().nodes();
    boolean[] present = Edges.present(kan.layer(l));
    double[] scores = attribution.edgeScores(l);
    int subnodes = layout.subnodes();
    boolean[] neededInputs = new boolean[scores.length / subnodes];
    for (int node = 0; node < neededNodes.length; node++) {
      int first = layout.firstSubnode(node);
      for (int s = first; s < first + layout.subnodesOf(node); s++) {
        int spared = neededNodes[node] ? strongest(scores, present, subnodes, s) : -1;
        for (int e = s; e < scores.length; e += subnodes) {
          if (present[e] && scores[e] <= threshold && e != spared) {
            removed.add(new RemovedEdge(l, e / subnodes, s, scores[e]));
          } else {
            neededInputs[e / subnodes] |= present[e] && neededNodes[node];
          }
        }
      }
    }
    return neededInputs;
  }

  private static int strongest(double[] scores, boolean[] present, int subnodes, int subnode) {
    int best = -1;
    for (int e = subnode; e < scores.length; e += subnodes) {
      if (present[e] && (best < 0 || scores[e] > scores[best])) {
        best = e;
      }
    }
    return best;
  }
}
