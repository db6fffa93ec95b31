// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A power with a constant exponent: squares, roots (exponent 0.5), reciprocals (exponent -1).
 * {@code x^y} with a variable exponent is {@code exp(y log(x))}.
 */
public final class Power extends Composite {
  /**
   * A power.
   *
   * @param base any expression; a negative one has a value only where the exponent is whole
   * @param exponent any finite number
   * @throws IllegalArgumentException if the exponent is not finite, or the power would be larger or
   *     deeper than an expression may be
   */
  public Power(Expression base, double exponent) {
    super(exponent, ImmutableList.of(base));
    checkArgument(Double.isFinite(exponent), "an exponent must be finite; got %s", exponent);
  }

  /** The base of the power. */
  public Expression base() {
    return parts().get(0);
  }

  /** The exponent, a finite number. */
  public double exponent() {
    return (double) head();
  }

  @Override
  Power with(List<Expression> otherParts) {
    return new Power(otherParts.get(0), exponent());
  }
}
