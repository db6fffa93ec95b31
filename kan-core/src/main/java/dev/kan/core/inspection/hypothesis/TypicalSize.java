// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import com.google.common.math.Quantiles;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The size that a quantity reaches at one sample in ten. A median would not see an interaction that
 * is at work in less than half of the samples, a mean would be ruled by the few at which a fitted
 * network's derivatives are far off, as they are at the ends of its grids.
 */
final class TypicalSize {
  private TypicalSize() {}

  static double of(int samples, IntToDoubleFunction quantity) {
    double[] sizes = new double[samples];
    Arrays.setAll(sizes, n -> Math.abs(quantity.applyAsDouble(n)));
    return Quantiles.percentiles().index(90).computeInPlace(sizes);
  }

  /** A size in units of another; of nothing, nothing is taken. */
  static double ratio(double size, double unit) {
    return unit == 0 ? 0 : size / unit;
  }

  /** The size of a difference in units of what is compared: 0 to about 1. */
  static double difference(double[] left, double[] right) {
    return ratio(
        of(left.length, n -> left[n] - right[n]),
        of(left.length, n -> Math.abs(left[n]) + Math.abs(right[n])));
  }
}
