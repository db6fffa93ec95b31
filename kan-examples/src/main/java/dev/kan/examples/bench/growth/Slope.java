// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.math.PairedStatsAccumulator;

/** Fits a power law: {@code y = c x^e}. */
final class Slope {
  private Slope() {}

  /**
   * Returns the exponent of the power law that fits best, the slope of the line of least squares
   * through the logarithms; NaN if a value is not positive.
   *
   * @param x positive, not all the same
   * @param y as many values
   */
  static double exponent(double[] x, double[] y) {
    checkArgument(
        x.length == y.length && x.length >= 2,
        "a power law needs at least 2 points; got %s sizes and %s values",
        x.length,
        y.length);
    PairedStatsAccumulator logs = new PairedStatsAccumulator();
    for (int i = 0; i < x.length; i++) {
      logs.add(Math.log(x[i]), y[i] > 0 ? Math.log(y[i]) : Double.NaN);
    }
    return logs.leastSquaresFit().slope();
  }
}
