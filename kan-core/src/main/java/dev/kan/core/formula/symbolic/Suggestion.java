// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;

/**
 * A function that an edge could be, and how it was judged.
 *
 * @param curve the function with its a, b, c and d
 * @param r2 the coefficient of determination on the points
 * @param cost the length of description in bits that {@link Suggestions} sorts by, the smallest
 *     first
 * @param complexityLoss pykan's loss of complexity, the function's complexity
 * @param fitLoss pykan's loss of fit, {@code log2(1 + 1e-5 - r2)}
 */
public record Suggestion(
    SymbolicCurve curve, double r2, double cost, double complexityLoss, double fitLoss) {
  private static final double PYKAN_WEIGHT_OF_COMPLEXITY = 0.8;
  private static final double PYKAN_LEAST_MISFIT = 1e-5;

  static Suggestion of(FittedCurve fit, double cost) {
    return new Suggestion(
        fit.curve(),
        fit.r2(),
        cost,
        fit.curve().function().complexity(),
        Math.log(1 + PYKAN_LEAST_MISFIT - fit.r2()) / Math.log(2));
  }

  /** f. */
  public SymbolicFunction function() {
    return curve.function();
  }

  /** pykan's verdict, {@code 0.8 complexityLoss + 0.2 fitLoss}, for comparison. */
  public double pykanTotal() {
    return PYKAN_WEIGHT_OF_COMPLEXITY * complexityLoss + (1 - PYKAN_WEIGHT_OF_COMPLEXITY) * fitLoss;
  }
}
