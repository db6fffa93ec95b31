// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;

/**
 * A power with a constant exponent: squares, roots (exponent 0.5), reciprocals (exponent -1).
 * {@code x^y} with a variable exponent is {@code exp(y log(x))}.
 *
 * @param base any expression; a negative one has a value only where the exponent is whole
 * @param exponent any finite number
 */
public record Power(Expression base, double exponent) implements Expression {
  /**
   * Checks the exponent.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public Power {
    checkArgument(Double.isFinite(exponent), "an exponent must be finite; got %s", exponent);
  }

  @Override
  public List<Expression> parts() {
    return ImmutableList.of(base);
  }

  @Override
  public Expression substitute(Map<String, Expression> replacements) {
    return new Power(base.substitute(replacements), exponent);
  }
}
