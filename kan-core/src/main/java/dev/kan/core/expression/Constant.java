// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;

/**
 * A number in an expression.
 *
 * @param value any number; one that is not finite makes an expression without a value
 */
public record Constant(double value) implements Expression {
  @Override
  public List<Expression> parts() {
    return ImmutableList.of();
  }

  @Override
  public Expression substitute(Map<String, Expression> replacements) {
    return this;
  }
}
