// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import dev.kan.core.spline.KnotVector;

/** A rule for the new knots of an input, given the values that it takes. */
public sealed interface KnotPlacement permits AdaptiveKnots, RangeKnots {
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
