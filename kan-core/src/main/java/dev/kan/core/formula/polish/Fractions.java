// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

/** The exponents that laws have: whole numbers, halves, thirds and quarters. */
final class Fractions {
  static final int LARGEST_DENOMINATOR = 4;

  private static final double LARGEST = 12;
  private static final double ROUNDING = 1e-12;

  private Fractions() {}

  /** Returns true if an exponent is a small fraction, up to rounding errors. */
  static boolean isSmall(double exponent) {
    return Math.abs(exponent) <= LARGEST && denominator(exponent) <= LARGEST_DENOMINATOR;
  }

  /** Returns the denominator of a small fraction; a larger number if it is none. */
  static int denominator(double exponent) {
    for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
      double numerator = exponent * denominator;
      if (Math.abs(numerator - Math.rint(numerator)) <= ROUNDING * Math.abs(numerator)) {
        return denominator;
      }
    }
    return LARGEST_DENOMINATOR + 1;
  }

  /** Returns the multiple of a fraction 1/denominator that is nearest to an exponent. */
  static double nearest(double exponent, int denominator) {
    return Math.rint(exponent * denominator) / denominator;
  }
}
