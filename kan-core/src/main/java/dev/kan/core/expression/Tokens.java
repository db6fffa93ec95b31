// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the text of a formula into tokens. */
final class Tokens {
  private static final int LONGEST_SHOWN = 200;
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*";
  private static final Pattern WHOLE_NAME = Pattern.compile(NAME);
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*+(?:"
              + "(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
              + "|(?<name>"
              + NAME
              + "'*)"
              + "|`(?<quoted>(?:[^`]++|``)++)`"
              + "|(?<sign>\\*\\*|[-+*/^(),])"
              + ")");

  /** The kinds of tokens. */
  enum Kind {
    NUMBER,
    NAME,
    QUOTED,
    SIGN,
    END
  }

  /**
   * A token.
   *
   * @param kind the kind
   * @param text the number, the name without backticks, or the sign
   * @param position the position in the text at which the token starts, from 1
   */
  record Token(Kind kind, String text, int position) {
    boolean is(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }

    @Override
    public String toString() {
      return kind == Kind.END ? "the end" : "'" + shown(text) + "'";
    }
  }

  private Tokens() {}

  static boolean isName(String text) {
    return WHOLE_NAME.matcher(text).matches();
  }

  /**
   * Returns the tokens of a text, followed by one of the kind {@link Kind#END}.
   *
   * @throws IllegalArgumentException if a part is neither a number nor a name nor a sign
   */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.region(end, text.length()).lookingAt()) {
      tokens.add(token(matcher));
      end = matcher.end();
    }
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    if (end < text.length()) {
      String found = text.substring(end, text.offsetByCodePoints(end, 1));
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "position %d: expected a number, a name or a sign; got '%s' in '%s'",
              end + 1,
              shown(found),
              shown(text)));
    }
    tokens.add(new Token(Kind.END, "", text.length() + 1));
    return ImmutableList.copyOf(tokens);
  }

  /** Returns a text as shown in error messages: on one line and not too long. */
  static String shown(String text) {
    return Ascii.truncate(
        CharMatcher.javaIsoControl().replaceFrom(text, ' '), LONGEST_SHOWN, "...");
  }

  private static Token token(Matcher matcher) {
    if (matcher.group("number") != null) {
      return new Token(Kind.NUMBER, matcher.group("number"), matcher.start("number") + 1);
    }
    if (matcher.group("name") != null) {
      return new Token(Kind.NAME, matcher.group("name"), matcher.start("name") + 1);
    }
    if (matcher.group("quoted") != null) {
      String name = matcher.group("quoted").replace("``", "`");
      return new Token(Kind.QUOTED, name, matcher.start("quoted"));
    }
    return new Token(Kind.SIGN, matcher.group("sign"), matcher.start("sign") + 1);
  }
}
