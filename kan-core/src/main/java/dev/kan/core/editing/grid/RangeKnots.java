// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;

/**
 * Moves and stretches the old knots linearly to the range of the values, so that equal steps stay
 * equal.
 *
 * @param margin the length by which the grid extends beyond the values at each end, as a fraction
 *     of their range, 0 or more
 */
public record RangeKnots(double margin) implements KnotPlacement {
  /**
   * Checks the margin.
   *
   * @throws IllegalArgumentException if {@code margin} is negative or not finite
   */
  public RangeKnots {
    checkArgument(
        margin >= 0 && Double.isFinite(margin), "margin must be 0 or more; got %s", margin);
  }

  /** Returns a placement with a margin of 0.02. */
  public static RangeKnots defaults() {
    return new RangeKnots(0.02);
  }

  @Override
  public KnotVector place(KnotVector old, double... sorted) {
    return GridPoints.stretch(
        old, new Interval(sorted[0], sorted[sorted.length - 1]).widen(margin));
  }
}
