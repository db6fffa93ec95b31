// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import com.google.common.base.CharMatcher;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes values as Java source, in ASCII. */
final class JavaText {
  private static final int NUMBERS_IN_A_LINE = 4;

  private JavaText() {}

  /** Returns a text as a literal. */
  static String literal(String text) {
    return text.chars()
        .mapToObj(each -> escaped((char) each))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(char each) {
    if (each == '"' || each == '\\') {
      return "\\" + each;
    }
    if (each < ' ') {
      // the compiler takes a Unicode escape of a line end for a line end
      return String.format(Locale.ROOT, "\\%03o", (int) each);
    }
    return each > '~'
        ? String.format(Locale.ROOT, "\\u%04x", (int) each)
        : Character.toString(each);
  }

  /** Returns a text for a comment of one line, in which the compiler finds nothing to translate. */
  static String comment(String text) {
    String oneLine = CharMatcher.javaIsoControl().collapseFrom(text, ' ');
    return CharMatcher.ascii().negate().replaceFrom(oneLine.replace("\\", "\\\\"), '?');
  }

  /** Returns a number as an operand; a negative one has parentheses. */
  static String number(double value) {
    return value < 0 ? "(" + value + ")" : Double.toString(value);
  }

  /** Returns the elements of an array, a few in a line. */
  static String elements(String indent, double... values) {
    StringBuilder text = new StringBuilder();
    for (int v = 0; v < values.length; v += NUMBERS_IN_A_LINE) {
      int end = Math.min(v + NUMBERS_IN_A_LINE, values.length);
      String line =
          Arrays.stream(values, v, end)
              .mapToObj(JavaText::constant)
              .collect(Collectors.joining(", ", indent, ",\n"));
      text.append(line);
    }
    return text.toString();
  }

  /** Returns a number, which may be infinite, as a constant. */
  static String constant(double value) {
    if (Double.isInfinite(value)) {
      return value < 0 ? "Double.NEGATIVE_INFINITY" : "Double.POSITIVE_INFINITY";
    }
    return Double.toString(value);
  }
}
