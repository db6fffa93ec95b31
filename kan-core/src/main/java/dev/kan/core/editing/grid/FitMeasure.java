// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

/**
 * The weight of each part of a grid when a curve cannot be kept exactly everywhere. A share of the
 * weight is spread evenly over the grid, and the rest is divided equally among samples.
 */
final class FitMeasure {
  /** The measure that is spread evenly over the grid. */
  static final FitMeasure UNIFORM = new FitMeasure(1);

  private final double uniformShare;
  private final double[] samples;

  private FitMeasure(double uniformShare, double... samples) {
    this.uniformShare = uniformShare;
    this.samples = samples;
  }

  /**
   * Returns a measure that is spread over the grid and the samples.
   *
   * @param uniformShare the share that is spread evenly, more than 0 and less than 1; it determines
   *     the curve where there are no samples
   * @param sorted the samples, at least one, ascending, within the grid; not copied
   */
  static FitMeasure mixed(double uniformShare, double[] sorted) {
    return new FitMeasure(uniformShare, sorted);
  }

  double uniformShare() {
    return uniformShare;
  }

  int samples() {
    return samples.length;
  }

  double sample(int index) {
    return samples[index];
  }

  /** Returns the weight of one sample. */
  double sampleWeight() {
    return (1 - uniformShare) / samples.length;
  }
}
