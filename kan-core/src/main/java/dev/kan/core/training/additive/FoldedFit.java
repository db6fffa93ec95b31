// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

/** An additive function that was fitted to all rows and without each fold in turn. */
final class FoldedFit {
  private final AdditiveFit fit;
  private final double[] all;
  private final double[][] points;

  /**
   * Creates a fit of its parts.
   *
   * @param fit the strengths and the space
   * @param all the parameters of the function of all rows
   * @param points the parameters of the function without each fold
   */
  FoldedFit(AdditiveFit fit, double[] all, double[][] points) {
    this.fit = fit;
    this.all = all;
    this.points = points;
  }

  AdditiveFit fit() {
    return fit;
  }

  double[] all() {
    return all;
  }

  double[][] points() {
    return points;
  }
}
