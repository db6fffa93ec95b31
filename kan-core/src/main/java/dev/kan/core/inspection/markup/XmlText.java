// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.markup;

import com.google.common.base.CharMatcher;

/** Makes any text fit for XML 1.0 and UTF-8. */
public final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /**
   * Returns the text with the replacement character U+FFFD for each character that XML does not
   * know: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF.
   */
  public static String of(String text) {
    return text.codePoints()
        .map(c -> isXml(c) ? c : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Returns the text with blanks in place of line breaks and other control characters. */
  public static String oneLine(String text) {
    return CharMatcher.javaIsoControl().collapseFrom(text, ' ');
  }

  private static boolean isXml(int c) {
    boolean space = c == '\t' || c == '\n' || c == '\r';
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return space || (c >= ' ' && !surrogate && c != 0xFFFE && c != 0xFFFF);
  }
}
