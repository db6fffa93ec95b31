// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import dev.kan.core.spline.KnotVector;

/** Where the knots of an input go, given the values that it takes. */
public sealed interface KnotPlacement permits AdaptiveKnots, RangeKnots {
  /** As pykan: {@link AdaptiveKnots} with a uniform share of 0.02 and no margin. */
  static KnotPlacement adaptive() {
    return new AdaptiveKnots(0.02, 0);
  }

  /** The present spacing over the range of the values and 2 % more: {@link RangeKnots}. */
  static KnotPlacement range() {
    return new RangeKnots(0.02);
  }

  /**
   * The new knots, as many as the old ones and of the same order.
   *
   * @param old the old knots
   * @param sorted the values, ascending and not all equal
   * @throws IllegalArgumentException if the range of the values is too short or too long to be
   *     divided
   */
  KnotVector place(KnotVector old, double... sorted);
}
