// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.function.DoubleUnaryOperator;

/** The search for a minimum by golden sections. */
final class Golden {
  /** The number of evaluations of a search. */
  static final int EVALUATIONS = 50;

  private static final double HALF_WIDTH = 0.25;
  private static final double SHARE = (Math.sqrt(5) - 1) / 2;

  private Golden() {}

  /**
   * Returns the place of a minimum near 0, to about 1e-11.
   *
   * @param function a function with one minimum within 0.25 of 0; NaN counts as infinite
   */
  static double minimum(DoubleUnaryOperator function) {
    double lower = -HALF_WIDTH;
    double upper = HALF_WIDTH;
    double left = upper - SHARE * (upper - lower);
    double right = lower + SHARE * (upper - lower);
    double atLeft = function.applyAsDouble(left);
    double atRight = function.applyAsDouble(right);
    for (int i = 2; i < EVALUATIONS; i++) {
      if (atLeft < atRight || Double.isNaN(atRight)) {
        upper = right;
        right = left;
        atRight = atLeft;
        left = upper - SHARE * (upper - lower);
        atLeft = function.applyAsDouble(left);
      } else {
        lower = left;
        left = right;
        atLeft = atRight;
        right = lower + SHARE * (upper - lower);
        atRight = function.applyAsDouble(right);
      }
    }
    return atLeft < atRight ? left : right;
  }
}
