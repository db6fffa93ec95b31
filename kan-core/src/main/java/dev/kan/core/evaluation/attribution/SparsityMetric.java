// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

/**
 * What a sparsity penalty calls the size of an edge, in pykan's names. Where an edge has no
 * symbolic part, {@link #EDGE_FORWARD_SUM} is {@link #EDGE_FORWARD_SPLINE_N}.
 */
public enum SparsityMetric {
  /** The standard deviation of the edge's numeric part, over that of its input plus 0.1. */
  EDGE_FORWARD_SPLINE_N,
  /** The standard deviation of the edge's numeric part. */
  EDGE_FORWARD_SPLINE_U,
  /** The standard deviation of the whole edge, over that of its input plus 0.1. */
  EDGE_FORWARD_SUM,
  /** The whole edge's score for the outputs, {@link Attribution#edgeScores}. */
  EDGE_BACKWARD,
  /**
   * In place of edges the scores that the network's inputs have for each node that is no input,
   * {@link Attribution#featureScores(int)}.
   */
  NODE_BACKWARD
}
