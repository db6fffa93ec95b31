// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;

/**
 * A function of an expression.
 *
 * @param function the function
 * @param argument what it is applied to
 */
public record Call(UnivariateFunction function, Expression argument) implements Expression {
  @Override
  public List<Expression> parts() {
    return ImmutableList.of(argument);
  }

  @Override
  public Expression substitute(Map<String, Expression> replacements) {
    return new Call(function, argument.substitute(replacements));
  }
}
