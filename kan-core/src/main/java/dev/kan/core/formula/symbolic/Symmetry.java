// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.expression.library.SymbolicFunction;

/** The symmetry of a function, as determined from its values at a few arguments. */
enum Symmetry {
  /** The function is even: {@code f(-u) = f(u)}. */
  EVEN,
  /** The function is odd up to a constant s: {@code f(-u) = s - f(u)}. */
  ODD,
  /** The function has neither symmetry. */
  NONE;

  private static final double[] PROBES = {0.1234, 0.3717, 0.7321, 0.9173, 1.3579, 2.2361, 4.1231};
  private static final double TOLERANCE = 1e-12;

  static Symmetry of(SymbolicFunction function) {
    boolean even = true;
    boolean odd = true;
    double sum = mirrorSum(function);
    for (double probe : PROBES) {
      double right = function.value(probe);
      double left = function.value(-probe);
      if (Double.isFinite(right) || Double.isFinite(left)) {
        even &= Math.abs(right - left) <= TOLERANCE * Math.abs(right);
        odd &= Math.abs(right + left - sum) <= TOLERANCE * Math.max(1, Math.abs(right));
      }
    }
    if (even) {
      return EVEN;
    }
    return odd ? ODD : NONE;
  }

  /** Returns {@code f(u) + f(-u)}, which is the same for all u if the function is odd. */
  static double mirrorSum(SymbolicFunction function) {
    return function.value(PROBES[0]) + function.value(-PROBES[0]);
  }
}
