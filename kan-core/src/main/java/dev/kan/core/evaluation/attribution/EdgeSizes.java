// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

import dev.kan.core.data.Batch;

/** The sizes that a penalty sums for one layer: (inputs, subnodes), or (inputs, nodes). */
final class EdgeSizes {
  private EdgeSizes() {}

  static Batch of(SparsityMetric metric, Attribution attribution, int layer) {
    LayerDeviations deviations = attribution.deviations().get(layer);
    int subnodes = deviations.subnodes().length;
    return switch (metric) {
      case EDGE_FORWARD_SPLINE_N ->
          Batch.of(subnodes, normalised(deviations, deviations.numericParts()));
      case EDGE_FORWARD_SPLINE_U -> Batch.of(subnodes, deviations.numericParts());
      case EDGE_FORWARD_SUM -> Batch.of(subnodes, normalised(deviations, deviations.edges()));
      case EDGE_BACKWARD -> Batch.of(subnodes, attribution.edgeScores(layer));
      case NODE_BACKWARD ->
          Batch.of(attribution.nodeScores(layer + 1).length, attribution.featureScores(layer + 1));
    };
  }

  private static double[] normalised(LayerDeviations deviations, double[] sizes) {
    double[] inputs = deviations.inputs();
    int subnodes = sizes.length / inputs.length;
    double[] normalised = new double[sizes.length];
    for (int e = 0; e < sizes.length; e++) {
      normalised[e] = sizes[e] / (inputs[e / subnodes] + Sparsity.INPUT_FLOOR);
    }
    return normalised;
  }
}
