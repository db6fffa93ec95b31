// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import com.google.common.base.CharMatcher;
import java.util.regex.Pattern;

/** Reads numbers: decimal digits of ASCII with an optional sign, point and exponent. */
final class Numbers {
  private static final CharMatcher PARTS = CharMatcher.anyOf("0123456789+-.eE").precomputed();
  private static final Pattern INFINITY =
      Pattern.compile("[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern GROUPS =
      Pattern.compile("[+-]?[0-9]{1,3}((\\.[0-9]{3})+,[0-9]*|(\\.[0-9]{3}){2,})");
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9][0-9]{0,2}\\.[0-9]{3}");

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

  /**
   * Returns true if a text can be a number only where commas are decimal: it has a comma and no
   * point, or points between groups of three digits as in {@code 1.234,5} and {@code 1.234.567}.
   */
  static boolean hasComma(String text) {
    return text.indexOf('.') < 0 ? text.indexOf(',') >= 0 : GROUPS.matcher(text).matches();
  }

  /** Returns the number that a text for which {@link #hasComma} is true is, as {@link #parse}. */
  static double parseComma(String text) {
    return parse(text.replace(".", "").replace(',', '.'));
  }

  /** Returns true if the point of a text may be decimal or between thousands, as in 1.234. */
  static boolean isAmbiguous(String text) {
    return THOUSANDS.matcher(text).matches();
  }
}
