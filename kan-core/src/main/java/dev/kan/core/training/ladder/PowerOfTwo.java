// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import java.util.Arrays;

/** Scales numbers without rounding. */
final class PowerOfTwo {
  private PowerOfTwo() {}

  /**
   * Returns the exponent of the least power of two above all absolute values; 0 if all values are
   * 0.
   */
  static int above(double... values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest == 0 ? 0 : Math.getExponent(largest) + 1;
  }

  /** Returns the values times 2 to the power of {@code exponent}. */
  static double[] scaled(double[] values, int exponent) {
    return Arrays.stream(values).map(value -> Math.scalb(value, exponent)).toArray();
  }
}
