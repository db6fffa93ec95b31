// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.symbolic;

import dev.kan.core.function.SymbolicFunction;

/** What a function does when its argument changes sign; c and d make up for it if it is simple. */
enum Symmetry {
  /** The curve with {@code -a, -b} is the one with {@code a, b}: even, or odd about some height. */
  MIRRORED,
  /** It is another one. */
  NONE;

  private static final double[] PROBES = {0.1234, 0.3717, 0.7321, 0.9173, 1.3579, 2.2361, 4.1231};
  private static final double TOLERANCE = 1e-12;

  static Symmetry of(SymbolicFunction function) {
    boolean even = true;
    boolean odd = true;
    double height = Double.NaN;
    for (double probe : PROBES) {
      double right = function.value(probe);
      double left = function.value(-probe);
      if (!Double.isFinite(right) && !Double.isFinite(left)) {
        continue;
      }
      if (Double.isNaN(height)) {
        height = right + left;
      }
      even &= Math.abs(right - left) <= TOLERANCE * Math.abs(right);
      odd &= Math.abs(right + left - height) <= TOLERANCE * Math.max(1, Math.abs(right));
    }
    return even || odd ? MIRRORED : NONE;
  }
}
