// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import dev.kan.core.spline.Interval;
import java.util.Arrays;

/** How many values lie in each of equal steps over their range, as an outline. */
final class Histogram {
  private final Interval range;
  private final double[] shares;

  /**
   * Counts values.
   *
   * @param values at least one, all in the range
   * @param range what is divided
   * @param steps into how many steps
   */
  Histogram(double[] values, Interval range, int steps) {
    this.range = range;
    shares = new double[steps];
    for (double value : values) {
      int step = (int) ((value - range.lower()) / range.length() * steps);
      shares[Math.min(step, steps - 1)]++;
    }
    double most = Arrays.stream(shares).max().orElseThrow();
    Arrays.setAll(shares, step -> shares[step] / most);
  }

  /** The corners of the outline from the left to the right, first and last on the ground. */
  double[] x() {
    double[] x = new double[2 * shares.length + 2];
    Arrays.setAll(x, i -> range.lower() + range.length() * Math.floorDiv(i, 2) / shares.length);
    return x;
  }

  /** The corners' heights: {@code ground} for no value, {@code top} for the step with the most. */
  double[] y(double ground, double top) {
    double[] y = new double[2 * shares.length + 2];
    Arrays.fill(y, ground);
    for (int step = 0; step < shares.length; step++) {
      Arrays.fill(y, 2 * step + 1, 2 * step + 3, ground + (top - ground) * shares[step]);
    }
    return y;
  }
}
