// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.evaluation.attribution.LayerDeviations;
import dev.kan.core.evaluation.attribution.Sparsity;

/** The score that makes the edges of a picture dark or faint. */
public enum EdgeMetric {
  /** The strength with which the outputs vary through the edge, {@link Attribution#edgeScores}. */
  BACKWARD {
    @Override
    double[] scores(Attribution attribution, int layer) {
      return attribution.edgeScores(layer);
    }
  },
  /**
   * The variation of the edge itself, whatever the layers after it make of it: its standard
   * deviation divided by that of its input plus 0.1.
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

  /** Returns the scores of a layer's edges, (inputs, subnodes), row-major. */
  abstract double[] scores(Attribution attribution, int layer);
}
