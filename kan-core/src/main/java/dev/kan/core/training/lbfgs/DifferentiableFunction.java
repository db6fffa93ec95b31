// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

/** A function of many variables with its gradient. */
@FunctionalInterface
public interface DifferentiableFunction {
  /**
   * Computes value and gradient at a point. The same point must always give the same numbers. Where
   * the function is not defined, the value or an entry of the gradient may be infinite or NaN; an
   * optimizer then returns to points where both are finite.
   *
   * @param point the variables, (variables); must not be modified or retained
   * @param gradient the array to fill with the partial derivatives, as long as {@code point}; must
   *     not be retained
   * @return the value at the point
   */
  double evaluate(double[] point, double[] gradient);
}
