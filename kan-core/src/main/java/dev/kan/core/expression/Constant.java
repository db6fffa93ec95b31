// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;

/**
 * A number in an expression.
 *
 * @param value any finite number
 */
public record Constant(double value) implements Expression {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value is infinite or NaN
   */
  public Constant {
    checkArgument(Double.isFinite(value), "a constant must be finite; got %s", value);
  }

  @Override
  public List<Expression> parts() {
    return ImmutableList.of();
  }

  @Override
  public Expression substitute(Map<String, Expression> replacements) {
    return this;
  }
}
