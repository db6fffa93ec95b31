// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

/** The covariance of the B-splines of an input over the rows of a design. */
final class SplineMoments {
  private SplineMoments() {}

  /** Returns the covariance of the B-splines of a smooth input, (splines, splines). */
  static double[][] covariance(Design design, int smoothIndex) {
    int count = design.splines();
    int first = design.firstFeature(smoothIndex);
    double[][] covariance = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        covariance[i][j] = -design.mean(first + i) * design.mean(first + j);
      }
    }
    design.addSquares(smoothIndex, covariance, 1.0 / design.rows());
    return covariance;
  }
}
