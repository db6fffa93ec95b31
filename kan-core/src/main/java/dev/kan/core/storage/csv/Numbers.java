// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import com.google.common.base.CharMatcher;
import java.util.regex.Pattern;

/** Reads numbers: decimal digits of ASCII with an optional sign, point and exponent. */
final class Numbers {
  private static final CharMatcher PARTS = CharMatcher.anyOf("0123456789+-.eE").precomputed();
  private static final Pattern INFINITY =
      Pattern.compile("[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);

  private Numbers() {}

  /**
   * Returns the number that a text is; infinite if it is beyond double precision or says so, NaN if
   * it is not a number.
   */
  static double parse(String text) {
    if (!PARTS.matchesAllOf(text)) {
      return INFINITY.matcher(text).matches() ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Returns true if a text has a comma and no point, so that the comma may be a decimal one. */
  static boolean hasComma(String text) {
    return text.indexOf(',') >= 0 && text.indexOf('.') < 0;
  }

  /** Returns the number that a text with a decimal comma is, as {@link #parse}. */
  static double parseComma(String text) {
    return parse(text.replace(',', '.'));
  }
}
