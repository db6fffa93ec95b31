// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A variable in an expression.
 *
 * @param name its name: any text that is not empty, a column's heading for example
 */
public record Variable(String name) implements Expression {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Variable {
    checkArgument(!name.isEmpty(), "a variable needs a name; got an empty one");
  }

  /** The name as {@link Expression#parse} reads it, between backticks if it must be. */
  public String inText() {
    return Tokens.isName(name) && !ExpressionParser.isReserved(name)
        ? name
        : "`" + name.replace("`", "``") + "`";
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
