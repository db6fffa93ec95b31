// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.pruning;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.editing.pruning.Pruned.RemovedEdge;
import dev.kan.core.evaluation.attribution.Attribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the edges whose score is not above a threshold. If a subnode that an output depends on
 * would lose all its edges, it keeps the strongest of them, so that no threshold makes an output
 * constant.
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

  /** Returns the edges to remove, from the outputs to the inputs. */
  static List<RemovedEdge> of(Kan kan, Attribution attribution, double threshold) {
    WeakEdges weak = new WeakEdges(kan, attribution, threshold);
    boolean[] needed = new boolean[kan.outputs()];
    Arrays.fill(needed, true);
    for (int l = kan.layers().size() - 1; l >= 0; l--) {
      needed = weak.judge(l, needed);
    }
    return weak.removed;
  }

  /** Returns the network without the edges. */
  static Kan remove(Kan kan, List<RemovedEdge> edges) {
    Set<EdgeIndex> removed = edges.stream().map(RemovedEdge::edge).collect(Collectors.toSet());
    return kan.withLayers(
        IntStream.range(0, kan.layers().size())
            .mapToObj(
                l -> kan.layer(l).filterEdges((i, s) -> !removed.contains(new EdgeIndex(l, i, s))))
            .toList());
  }

  /**
   * Finds the weak edges of one layer.
   *
   * @param neededNodes true for the nodes that some output depends on
   * @return true for the inputs that some output depends on
   */
  private boolean[] judge(int l, boolean[] neededNodes) {
    LayerSpec spec = kan.layer(l).spec();
    double[] scores = attribution.edgeScores(l);
    boolean[] neededInputs = new boolean[spec.inputs()];
    for (int s = 0; s < spec.subnodes(); s++) {
      boolean needed = neededNodes[spec.nodes().nodeOf(s)];
      List<Integer> inputs = inputsOf(kan.layer(l), s);
      int spared = needed ? strongest(inputs, s, spec, scores) : -1;
      for (int i : inputs) {
        double score = scores[spec.edgePosition(i, s)];
        if (score <= threshold && i != spared) {
          removed.add(new RemovedEdge(new EdgeIndex(l, i, s), score));
        } else {
          neededInputs[i] |= needed;
        }
      }
    }
    return neededInputs;
  }

  /** Returns the inputs from which an edge leads to a subnode. */
  private static List<Integer> inputsOf(KanLayer layer, int subnode) {
    return IntStream.range(0, layer.spec().inputs())
        .filter(i -> layer.present(i, subnode))
        .boxed()
        .toList();
  }

  private static int strongest(List<Integer> inputs, int subnode, LayerSpec spec, double[] scores) {
    int best = -1;
    for (int i : inputs) {
      if (best < 0
          || scores[spec.edgePosition(i, subnode)] > scores[spec.edgePosition(best, subnode)]) {
        best = i;
      }
    }
    return best;
  }
}
