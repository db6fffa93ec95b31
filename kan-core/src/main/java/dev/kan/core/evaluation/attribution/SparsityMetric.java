// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

/**
 * A measure of the size of an edge in a sparsity penalty, with the names of pykan. For edges
 * without a symbolic part, {@link #EDGE_FORWARD_SUM} equals {@link #EDGE_FORWARD_SPLINE_N}.
 */
public enum SparsityMetric {
  /** The standard deviation of the edge's numeric part, divided by that of its input plus 0.1. */
  EDGE_FORWARD_SPLINE_N,
  /** The standard deviation of the edge's numeric part. */
  EDGE_FORWARD_SPLINE_U,
  /** The standard deviation of the whole edge, divided by that of its input plus 0.1. */
  EDGE_FORWARD_SUM,
  /** The score of the whole edge for the outputs, {@link Attribution#edgeScores}. */
  EDGE_BACKWARD,
  /**
   * The scores of the network's inputs for each node that is not an input, {@link
   * Attribution#featureScores(int)}, in place of sizes of edges.
   */
  NODE_BACKWARD
}
