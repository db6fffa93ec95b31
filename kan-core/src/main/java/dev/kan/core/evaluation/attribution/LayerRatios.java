// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import java.util.Arrays;

/**
 * Passes the scores of a layer's nodes on to its edges and inputs, by the ratio of an edge's
 * standard deviation to its subnode's. An edge that does not vary has the ratio 0, and a score of 0
 * passes on 0, even if the subnode is not finite.
 */
final class LayerRatios {
  private final NodeLayout layout;
  private final double[] ratios;

  private LayerRatios(NodeLayout layout, double[] ratios) {
    this.layout = layout;
    this.ratios = ratios;
  }

  static LayerRatios of(KanLayer layer, LayerDeviations deviations) {
    double[] ratios = deviations.edges();
    double[] subnodes = deviations.subnodes();
    for (int e = 0; e < ratios.length; e++) {
      if (ratios[e] != 0) {
        ratios[e] /= subnodes[e % subnodes.length] + Attribution.DEVIATION_FLOOR;
      }
    }
    return new LayerRatios(layer.spec().nodes(), ratios);
  }

  /** Returns the number of nodes whose scores are passed on. */
  int nodes() {
    return layout.nodes();
  }

  /** Returns the scores of the subnodes, each of which has the score of its node. */
  double[] subnodeScores(double[] nodeScores) {
    double[] scores = new double[layout.subnodes()];
    Arrays.setAll(scores, s -> nodeScores[layout.nodeOf(s)]);
    return scores;
  }

  /** Returns the scores of the edges, (inputs, subnodes). */
  double[] edgeScores(double[] nodeScores) {
    double[] subnodes = subnodeScores(nodeScores);
    double[] scores = ratios.clone();
    for (int e = 0; e < scores.length; e++) {
      double score = subnodes[e % subnodes.length];
      scores[e] = score == 0 ? 0 : scores[e] * score;
    }
    return scores;
  }

  /** Returns the scores of the inputs. */
  double[] inputScores(double[] nodeScores) {
    double[] edges = edgeScores(nodeScores);
    int subnodes = layout.subnodes();
    double[] scores = new double[edges.length / subnodes];
    for (int e = 0; e < edges.length; e++) {
      scores[e / subnodes] += edges[e];
    }
    return scores;
  }
}
