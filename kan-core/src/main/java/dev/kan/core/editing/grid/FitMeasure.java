// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

/**
 * How much each place of a grid counts when a curve cannot be kept everywhere: a share of the whole
 * is spread evenly over the grid, the rest lies on samples, each counting alike.
 */
final class FitMeasure {
  /** All parts of the grid alike. */
  static final FitMeasure UNIFORM = new FitMeasure(1);

  private final double uniformShare;
  private final double[] samples;

  private FitMeasure(double uniformShare, double... samples) {
    this.uniformShare = uniformShare;
    this.samples = samples;
  }

  /**
   * A mixture.
   *
   * @param uniformShare the share that is spread evenly, more than 0 and less than 1: it is what
   *     determines the curve where there are no samples
   * @param sorted at least one sample, ascending, within the grid; not copied
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

  /** The weight of one sample. */
  double sampleWeight() {
    return (1 - uniformShare) / samples.length;
  }
}
