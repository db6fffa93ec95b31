// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import dev.kan.core.spline.Interval;
import java.util.Arrays;

/** The outline of a histogram of equal steps. */
final class Histogram {
  private final Interval range;
  private final double[] shares;

  /**
   * Counts values.
   *
   * @param values at least one, all in the range
   * @param range the range that is divided
   * @param steps the number of steps
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

  /** Returns the x of the outline's corners, left to right; first and last on the ground. */
  double[] x() {
    double[] x = new double[2 * shares.length + 2];
    Arrays.setAll(x, i -> range.lower() + range.length() * Math.floorDiv(i, 2) / shares.length);
    return x;
  }

  /** Returns the corners' heights, {@code top} at the step with the most values. */
  double[] y(double ground, double top) {
    double[] y = new double[2 * shares.length + 2];
    Arrays.fill(y, ground);
    for (int step = 0; step < shares.length; step++) {
      Arrays.fill(y, 2 * step + 1, 2 * step + 3, ground + (top - ground) * shares[step]);
    }
    return y;
  }
}
