// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import dev.kan.core.spline.KnotVector;

/** A rule for the new knots of an input, from the values that the input takes on samples. */
public sealed interface KnotPlacement permits AdaptiveKnots, RangeKnots {
  /**
   * Returns the new knots, of the same number and order as the old ones.
   *
   * @param old the old knots
   * @param sorted the values, ascending and not all equal
   * @throws IllegalArgumentException if the range of the values is too short or too long to be
   *     divided
   */
  KnotVector place(KnotVector old, double... sorted);
}
