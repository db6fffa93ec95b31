// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;

/**
 * A variable in an expression.
 *
 * @param name the name: any text that is not empty and has no control characters, for example the
 *     heading of a column
 */
public record Variable(String name) implements Expression {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is empty, or contains characters that some
   *     notation cannot represent: control characters, noncharacters or unpaired surrogates
   */
  public Variable {
    checkArgument(!name.isEmpty(), "a variable needs a name; got an empty one");
    name.codePoints()
        .filter(point -> !isAllowed(point))
        .findFirst()
        .ifPresent(
            point -> {
              throw new IllegalArgumentException(
                  String.format(
                      Locale.ROOT,
                      "a variable's name has printable characters; got U+%04X in '%s'",
                      point,
                      CharMatcher.javaIsoControl().replaceFrom(name, '?')));
            });
  }

  /** Returns the name as {@link Expression#parse} reads it, between backticks if necessary. */
  public String inText() {
    return Tokens.isName(name) && !ExpressionParser.isReserved(name)
        ? name
        : "`" + name.replace("`", "``") + "`";
  }

  private static boolean isAllowed(int point) {
    int type = Character.getType(point);
    boolean isNoncharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    return !isNoncharacter
        && type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  @Override
  public List<Expression> parts() {
    return ImmutableList.of();
  }

  @Override
  public SortedSet<String> variables() {
    return ImmutableSortedSet.of(name);
  }

  @Override
  public Expression substitute(Map<String, Expression> replacements) {
    return replacements.getOrDefault(name, this);
  }
}
