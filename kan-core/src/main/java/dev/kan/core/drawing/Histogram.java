// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.drawing;

import dev.kan.core.spline.Interval;
import java.util.Arrays;

/** How many values lie in each of equal steps over their range, as a stepped line. */
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

  /** The left and right end of each step. */
  double[] x() {
    double[] x = new double[2 * shares.length];
    Arrays.setAll(x, i -> range.lower() + range.length() * Math.floorDiv(i + 1, 2) / shares.length);
    return x;
  }

  /** The height of each step at both its ends: {@code low} for none, {@code high} for the most. */
  double[] y(double low, double high) {
    double[] y = new double[2 * shares.length];
    Arrays.setAll(y, i -> low + (high - low) * shares[i / 2]);
    return y;
  }
}
