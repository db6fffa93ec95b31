// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

/** The exponents that laws have: whole numbers, halves, thirds and quarters. */
final class Fractions {
  private static final int LARGEST_DENOMINATOR = 4;
  private static final double LARGEST = 12;
  private static final double ROUNDING = 1e-12;

  private Fractions() {}

  /** Returns true if an exponent is a small fraction, up to rounding errors. */
  static boolean isSmall(double exponent) {
    for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
      double numerator = exponent * denominator;
      if (Math.abs(numerator - Math.rint(numerator)) <= ROUNDING * Math.abs(numerator)) {
        return Math.abs(exponent) <= LARGEST;
      }
    }
    return false;
  }
}
