// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.spline;

/**
 * What a spline is worth outside its grid, that is, left of the knot {@code t[k]} and from the knot
 * {@code t[G+k]} on. The base function of an edge is not affected: it acts everywhere.
 */
public enum OutsideGrid {
  /**
   * As pykan and efficient-kan: the basis functions run on into the extension knots, where some of
   * them are missing, and are zero beyond the last one.
   */
  ZERO,
  /** The value at the nearer end of the grid. */
  CLAMP,
  /** The straight line that continues value and slope at the nearer end of the grid. */
  LINEAR
}
