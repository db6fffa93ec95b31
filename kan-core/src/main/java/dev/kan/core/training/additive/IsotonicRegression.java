// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import java.util.Arrays;

/**
 * Finds the nearest values that do not fall, by pooling adjacent violators (Ayer, Brunk, Ewing,
 * Reid and Silverman, An empirical distribution function for sampling with incomplete information,
 * 1955).
 */
final class IsotonicRegression {
  private IsotonicRegression() {}

  /** Returns the values that do not fall and have the least sum of squared distances. */
  static double[] rising(double... values) {
    double[] means = new double[values.length];
    int[] sizes = new int[values.length];
    int blocks = 0;
    for (double value : values) {
      means[blocks] = value;
      sizes[blocks] = 1;
      blocks++;
      while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
        int both = sizes[blocks - 2] + sizes[blocks - 1];
        means[blocks - 2] =
            (means[blocks - 2] * sizes[blocks - 2] + means[blocks - 1] * sizes[blocks - 1]) / both;
        sizes[blocks - 2] = both;
        blocks--;
      }
    }
    double[] rising = new double[values.length];
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      Arrays.fill(rising, at, at + sizes[b], means[b]);
      at += sizes[b];
    }
    return rising;
  }
}
