// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
  private static final int DIGITS = 4;
  private static final double PLAIN_FROM = 1e-4;
  private static final double PLAIN_TO = 1e9;
  private static final double LEAST_SHARE = 0.0005;
  private static final int LONGEST_TICK = 7;
  private static final String NONE = "\u2013";

  private Figures() {}

  /**
   * Returns a number with four digits, or with all digits before the decimal point if these are
   * more; a dash if it is not finite.
   */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size < PLAIN_FROM || size >= PLAIN_TO) {
      return scientific(value);
    }
    BigDecimal exact = new BigDecimal(value);
    int before = exact.precision() - exact.scale();
    MathContext digits = new MathContext(Math.max(DIGITS, before), RoundingMode.HALF_EVEN);
    return exact.round(digits).stripTrailingZeros().toPlainString();
  }

  /** Returns a round number for the tick of an axis, in few letters. */
  static String tick(double value) {
    String plain = number(value);
    return plain.length() > LONGEST_TICK ? scientific(value) : plain;
  }

  private static String scientific(double value) {
    return String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value)
        .replaceFirst("\\.?0*e", "e");
  }

  /** Returns a share as a percentage with one decimal; a dash if it is not finite. */
  static String percent(double share) {
    if (share > 0 && share < LEAST_SHARE) {
      return "under 0.1\u00a0%";
    }
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share) : NONE;
  }

  /** Returns a number with a plus or minus sign. */
  static String signed(double value) {
    return (value > 0 ? "+" : "") + number(value);
  }

  /** Returns a number of things: {@code 1 row}, {@code 2 rows}. */
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
