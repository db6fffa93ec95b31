// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import com.google.common.collect.ImmutableList;
import com.google.common.math.IntMath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A small fraction times a power of pi, as it stands beside constants in laws.
 *
 * @param numerator the numerator of the fraction, 1 or more
 * @param denominator its denominator, 1 or more
 * @param pi the power of pi
 * @param value the value, positive
 * @param bits the number of bits that it takes to tell this multiple from others; 0 for 1
 */
record Multiple(int numerator, int denominator, int pi, double value, double bits) {
  private static final int LARGEST_PRODUCT = 48;
  private static final int LARGEST_DENOMINATOR = 24;
  private static final int HIGHEST_POWER = 4;
  private static final double BITS_PER_PI = 1.5;

  /** All multiples, the simplest first. */
  static final ImmutableList<Multiple> SIMPLEST_FIRST = all();

  private static Multiple of(int numerator, int denominator, int pi) {
    double bits =
        Math.log(numerator * denominator) / Math.log(2)
            + (denominator > 1 ? 0.5 : 0)
            + BITS_PER_PI * Math.abs(pi);
    double value = numerator * Math.pow(Math.PI, pi) / denominator;
    return new Multiple(numerator, denominator, pi, value, bits);
  }

  private static ImmutableList<Multiple> all() {
    List<Multiple> all = new ArrayList<>();
    for (int q = 1; q <= LARGEST_DENOMINATOR; q++) {
      for (int p = 1; p * q <= LARGEST_PRODUCT; p++) {
        for (int pi = -HIGHEST_POWER; IntMath.gcd(p, q) == 1 && pi <= HIGHEST_POWER; pi++) {
          all.add(of(p, q, pi));
        }
      }
    }
    return ImmutableList.sortedCopyOf(
        Comparator.comparingDouble(Multiple::bits).thenComparingDouble(Multiple::value), all);
  }
}
