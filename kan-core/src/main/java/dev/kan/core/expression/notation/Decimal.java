// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import java.math.BigDecimal;

/**
 * The decimal digits of a number that is not negative, as few as tell it from all others: plain
 * where that is short, and otherwise a mantissa and a power of ten.
 *
 * @param mantissa digits, with a point if need be
 * @param exponent of ten; 0 for plain ones
 */
record Decimal(String mantissa, int exponent) {
  private static final int SMALLEST_PLAIN = -4;
  private static final int LARGEST_PLAIN = 15;

  static Decimal of(double value) {
    if (value == 0) {
      return new Decimal("0", 0);
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    return exponent >= SMALLEST_PLAIN && exponent < LARGEST_PLAIN
        ? new Decimal(decimal.toPlainString(), 0)
        : new Decimal(decimal.scaleByPowerOfTen(-exponent).toPlainString(), exponent);
  }

  /** {@code 0.25}, {@code 1.5e-10}. */
  String onOneLine() {
    return exponent == 0 ? mantissa : mantissa + "e" + exponent;
  }

  /** Whether the number is a power of ten with nothing before it. */
  boolean isPowerOfTen() {
    return exponent != 0 && mantissa.equals("1");
  }
}
