// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import dev.kan.core.expression.Expression;

/**
 * A named curve {@code c f(a u) + d}.
 *
 * @param function the function f
 * @param scale the scale a
 * @param factor the factor c
 * @param offset the offset d
 * @param unexplained the weighted unexplained variance of the curve
 */
record CurveName(
    NamedFunction function, double scale, double factor, double offset, double unexplained) {

  /**
   * Returns {@code M (c f(a u) + d)}, as a sum of two products if f is a power.
   *
   * @param multiplier the formula of M
   * @param argument the formula of {@code a u}
   */
  Expression times(Expression multiplier, Expression argument) {
    Expression curve = function.of(argument).times(factor);
    if (offset == 0) {
      return multiplier.times(curve);
    }
    return function.isHomogeneous()
        ? multiplier.times(curve).plus(multiplier.times(offset))
        : multiplier.times(curve.plus(offset));
  }

  /** Returns the number of constants besides the factor. */
  int constants() {
    return (function.isHomogeneous() ? 0 : 1) + (offset == 0 ? 0 : 1);
  }
}
