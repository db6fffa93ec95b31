// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.spline;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A bounded interval of the real line with a positive length.
 *
 * @param lower the left end, finite
 * @param upper the right end, finite and greater than {@code lower}
 */
public record Interval(double lower, double upper) {
  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if an end is not finite or {@code upper <= lower}
   */
  public Interval {
    checkArgument(
        Double.isFinite(lower) && Double.isFinite(upper) && Double.isFinite(upper - lower),
        "an interval needs finite ends; got [%s, %s]",
        lower,
        upper);
    checkArgument(
        lower < upper, "an interval needs lower < upper; got lower %s, upper %s", lower, upper);
  }

  /** Returns the length, {@code upper - lower}. */
  public double length() {
    return upper - lower;
  }

  /** Returns true if {@code x} lies in the closed interval. */
  public boolean contains(double x) {
    return x >= lower && x <= upper;
  }

  /**
   * Returns this interval extended by {@code fraction} of its length at each end.
   *
   * @param fraction the margin, 0 or more
   * @throws IllegalArgumentException if {@code fraction} is negative or not finite
   */
  public Interval widen(double fraction) {
    checkArgument(
        fraction >= 0 && Double.isFinite(fraction), "margin must be 0 or more; got %s", fraction);
    return new Interval(lower - fraction * length(), upper + fraction * length());
  }

  /**
   * Returns the smallest interval that contains all values. If they are all equal, it has length 2
   * and is centred on them, so that a constant column has a grid too.
   *
   * @param values the values, at least one, all finite
   * @throws IllegalArgumentException if {@code values} is empty or contains a value that is not
   *     finite
   */
  public static Interval covering(double... values) {
    checkArgument(values.length > 0, "an interval needs at least one value to cover; got none");
    double low = values[0];
    double high = values[0];
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("values to cover must be finite; got " + value);
      }
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double halfWidth = Math.max(1, Math.ulp(low) * 16);
    return low < high ? new Interval(low, high) : new Interval(low - halfWidth, low + halfWidth);
  }
}
