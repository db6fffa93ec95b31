// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

/** Arithmetic of exponents. */
final class Numbers {
  private static final double NOISE = 4 * Math.ulp(1.0);

  private Numbers() {}

  static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  static boolean isEven(double value) {
    return isWhole(value / 2);
  }

  /** A sum of exponents, free of the noise that would keep it from being whole. */
  static double sum(double one, double two) {
    return cleaned(one + two, Math.abs(one) + Math.abs(two));
  }

  /** A product of exponents, free of the noise that would keep it from being whole. */
  static double product(double one, double two) {
    return cleaned(one * two, Math.abs(one * two));
  }

  private static double cleaned(double value, double scale) {
    double whole = Math.rint(value);
    return Math.abs(value - whole) <= NOISE * scale ? whole : value;
  }
}
