// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.base.CharMatcher;
import java.util.Comparator;

/** The order of names in which digits are compared as numbers, so that x2 is before x10. */
final class NaturalOrder implements Comparator<String> {
  private static final CharMatcher DIGIT = CharMatcher.inRange('0', '9');

  @Override
  public int compare(String one, String two) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < two.length()) {
      String piece = piece(one, i);
      String other = piece(two, j);
      boolean numbers = DIGIT.matchesAllOf(piece) && DIGIT.matchesAllOf(other);
      int order = numbers ? compareNumbers(piece, other) : piece.compareTo(other);
      if (order != 0) {
        return order;
      }
      i += piece.length();
      j += other.length();
    }
    int byLength = Integer.compare(one.length() - i, two.length() - j);
    return byLength != 0 ? byLength : one.compareTo(two);
  }

  private static int compareNumbers(String one, String two) {
    String digits = CharMatcher.is('0').trimLeadingFrom(one);
    String others = CharMatcher.is('0').trimLeadingFrom(two);
    int byLength = Integer.compare(digits.length(), others.length());
    return byLength != 0 ? byLength : digits.compareTo(others);
  }

  /** Returns the digits that start at an index, or the single character there if it is no digit. */
  private static String piece(String name, int start) {
    int end = start;
    while (end < name.length() && DIGIT.matches(name.charAt(end))) {
      end++;
    }
    return name.substring(start, Math.max(end, start + 1));
  }
}
