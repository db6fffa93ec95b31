// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.hypothesis;

import com.google.common.math.Quantiles;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Computes typical sizes: the 90th percentile of the absolute values of a quantity. A median would
 * miss an interaction that is present at less than half of the samples. A mean would be dominated
 * by the few samples at which a fitted network's derivatives are far off, as they are at the ends
 * of its grids.
 */
final class TypicalSize {
  private TypicalSize() {}

  static double of(int samples, IntToDoubleFunction quantity) {
    double[] sizes = new double[samples];
    Arrays.setAll(sizes, n -> Math.abs(quantity.applyAsDouble(n)));
    return Quantiles.percentiles().index(90).computeInPlace(sizes);
  }

  /** Returns {@code size / unit}, or 0 if the unit is 0. */
  static double ratio(double size, double unit) {
    return unit == 0 ? 0 : size / unit;
  }

  /** Returns the typical size of a difference relative to that of its operands, 0 to about 1. */
  static double difference(double[] left, double[] right) {
    return ratio(
        of(left.length, n -> left[n] - right[n]),
        of(left.length, n -> Math.abs(left[n]) + Math.abs(right[n])));
  }
}
