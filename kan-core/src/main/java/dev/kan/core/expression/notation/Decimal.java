// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import java.math.BigDecimal;

/**
 * The shortest decimal digits that identify a number, which is not negative. Very large and very
 * small numbers have a mantissa and a power of ten.
 *
 * @param mantissa the digits, with a decimal point if necessary
 * @param exponent the exponent of ten; 0 for numbers without a power of ten
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

  /** Returns the number as in {@code 0.25} or {@code 1.5e-10}. */
  String onOneLine() {
    return exponent == 0 ? mantissa : mantissa + "e" + exponent;
  }

  /** Returns true if the number is written as a power of ten without a mantissa. */
  boolean isPowerOfTen() {
    return exponent != 0 && mantissa.equals("1");
  }
}
