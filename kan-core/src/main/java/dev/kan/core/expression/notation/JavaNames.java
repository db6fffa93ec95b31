// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Derives legal and distinct Java names from any texts. */
public final class JavaNames {
  private static final Set<String> TAKEN =
      ImmutableSet.copyOf(
          ("_ abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import instanceof int interface long native new null package private"
                  + " protected public return short static strictfp super switch synchronized this"
                  + " throw throws transient true try void volatile while yield Math Double")
              .split(" "));

  private final Set<String> used = new HashSet<>(TAKEN);

  /** Creates a set in which no name is taken but those of the language. */
  public JavaNames() {}

  /** Returns true if a name in ASCII is legal for a class, method or variable of generated code. */
  public static boolean isLegal(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !TAKEN.contains(name);
  }

  /** Returns a name that was not returned before, as similar to the text as possible. */
  public String next(String text) {
    StringBuilder legal = new StringBuilder();
    text.codePoints().forEach(point -> legal.append(legalPart(point)));
    if (Character.isDigit(legal.charAt(0))) {
      legal.insert(0, '_');
    }
    String name = legal.toString();
    for (int n = 2; !used.add(name); n++) {
      name = legal + "_" + n;
    }
    return name;
  }

  private static String legalPart(int point) {
    if (point < 128) {
      return Character.isLetterOrDigit(point) ? Character.toString(point) : "_";
    }
    return Character.isLetterOrDigit(point) ? String.format(Locale.ROOT, "u%04x", point) : "_";
  }
}
