// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.evaluation.attribution.LayerDeviations;
import dev.kan.core.evaluation.attribution.Sparsity;

/** By which score the edges of a picture are dark or faint. */
public enum EdgeMetric {
  /** How strongly the outputs vary through the edge, {@link Attribution#edgeScores}. */
  BACKWARD {
    @Override
    double[] scores(Attribution attribution, int layer) {
      return attribution.edgeScores(layer);
    }
  },
  /**
   * How much the edge itself varies, whatever becomes of it: its standard deviation over that of
   * its input plus 0.1.
   */
  FORWARD {
    @Override
    double[] scores(Attribution attribution, int layer) {
      LayerDeviations deviations = attribution.deviations().get(layer);
      double[] inputs = deviations.inputs();
      double[] scores = deviations.edges();
      int subnodes = scores.length / inputs.length;
      for (int e = 0; e < scores.length; e++) {
        scores[e] /= inputs[e / subnodes] + Sparsity.INPUT_FLOOR;
      }
      return scores;
    }
  };

  /** The scores of a layer's edges, (inputs, subnodes), row-major. */
  abstract double[] scores(Attribution attribution, int layer);
}
