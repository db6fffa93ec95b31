// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A power with a constant exponent, for example a square, a square root (exponent 0.5) or a
 * reciprocal (exponent -1). A power with a variable exponent, {@code x^y}, is expressed as {@code
 * exp(y log(x))}.
 */
public final class Power extends Composite {
  /**
   * Creates a power.
   *
   * @param base any expression; where it is negative, the power has a value only if the exponent is
   *     a whole number
   * @param exponent any finite number
   * @throws IllegalArgumentException if the exponent is infinite or NaN
   * @throws IllegalArgumentException if the power would be larger or deeper than allowed
   */
  public Power(Expression base, double exponent) {
    super(exponent, ImmutableList.of(base));
    checkArgument(Double.isFinite(exponent), "an exponent must be finite; got %s", exponent);
  }

  /** Returns the base of the power. */
  public Expression base() {
    return parts().get(0);
  }

  /** Returns the exponent, a finite number. */
  public double exponent() {
    return (double) head();
  }

  @Override
  Power with(List<Expression> otherParts) {
    return new Power(otherParts.get(0), exponent());
  }
}
