// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.library;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How a function is kept away from its singularities: the argument is moved to the nearest point of
 * a range that is safe, and the value is cut off at a bound. Inside the range and the bound nothing
 * changes.
 *
 * @param lower the smallest safe argument
 * @param upper the largest safe argument
 * @param awayFromZero the smallest safe distance of the argument from 0, where the function has a
 *     pole; 0 if it has none
 * @param bound the largest absolute value
 */
public record SafeRange(double lower, double upper, double awayFromZero, double bound) {
  /** Every argument and every value is safe: the function as it is. */
  public static final SafeRange EVERYWHERE =
      new SafeRange(
          Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not a number, {@code lower} is not below {@code
   *     upper}, {@code awayFromZero} is negative, or {@code bound} is not above 0
   */
  public SafeRange {
    checkArgument(lower < upper, "the safe range must not be empty; got %s to %s", lower, upper);
    checkArgument(awayFromZero >= 0, "the distance from 0 must be 0 or more; got %s", awayFromZero);
    checkArgument(bound > 0, "the bound must be above 0; got %s", bound);
  }

  /** The nearest safe argument. */
  public double argument(double x) {
    double away = Math.abs(x) < awayFromZero ? Math.copySign(awayFromZero, x) : x;
    return Math.min(Math.max(away, lower), upper);
  }

  /** The nearest safe value. */
  public double value(double y) {
    return Math.min(Math.max(y, -bound), bound);
  }
}
