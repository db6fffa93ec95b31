// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;

/**
 * A function suggested for an edge, with measures of how well it suits the edge.
 *
 * @param curve the function with its parameters a, b, c and d
 * @param r2 the coefficient of determination on the points
 * @param cost the description length in bits by which {@link Suggestions} ranks functions, lowest
 *     first
 * @param complexityLoss pykan's complexity loss, which is the complexity of the function
 * @param fitLoss pykan's fit loss, {@code log2(1 + 1e-5 - r2)}
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

  /** Returns the function f of the curve. */
  public SymbolicFunction function() {
    return curve.function();
  }

  /** Returns pykan's total loss, {@code 0.8 complexityLoss + 0.2 fitLoss}, for comparison. */
  public double pykanTotal() {
    return PYKAN_WEIGHT_OF_COMPLEXITY * complexityLoss + (1 - PYKAN_WEIGHT_OF_COMPLEXITY) * fitLoss;
  }
}
