// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.spline;

/**
 * How a spline continues outside its grid, that is, left of the knot {@code t[k]} and from the knot
 * {@code t[G+k]} on. The base function of an edge is unaffected.
 */
public enum OutsideGrid {
  /**
   * Continues the basis functions into the extension knots, where some of them are missing, and is
   * zero beyond the last one, as in pykan and efficient-kan.
   */
  ZERO,
  /** Continues with the value at the nearer end of the grid. */
  CLAMP,
  /**
   * Continues with the straight line that has the value and slope of the nearer end of the grid.
   */
  LINEAR
}
