// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.library;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The range in which a function is safe from its singularities. An argument outside the range is
 * moved to the nearest safe argument, and a value beyond the bound is cut off there. Other
 * arguments and values are unaffected.
 *
 * @param lower the smallest safe argument
 * @param upper the largest safe argument
 * @param awayFromZero the smallest safe distance of the argument from 0, if the function has a pole
 *     there; otherwise 0
 * @param bound the largest absolute value of the function
 */
public record SafeRange(double lower, double upper, double awayFromZero, double bound) {
  /** The range of a function that is used as it is: every argument and every value is safe. */
  public static final SafeRange EVERYWHERE =
      new SafeRange(
          Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a component is NaN, {@code lower} is not below {@code
   *     upper}, {@code awayFromZero} is negative, or {@code bound} is not above 0
   */
  public SafeRange {
    checkArgument(lower < upper, "the safe range must not be empty; got %s to %s", lower, upper);
    checkArgument(awayFromZero >= 0, "the distance from 0 must be 0 or more; got %s", awayFromZero);
    checkArgument(bound > 0, "the bound must be above 0; got %s", bound);
  }

  /** Returns the safe argument that is nearest to an argument. */
  public double argument(double x) {
    double away = Math.abs(x) < awayFromZero ? Math.copySign(awayFromZero, x) : x;
    return Math.min(Math.max(away, lower), upper);
  }

  /** Returns the safe value that is nearest to a value. */
  public double value(double y) {
    return Math.min(Math.max(y, -bound), bound);
  }
}
