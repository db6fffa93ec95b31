// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

/** A function of many variables with its gradient. */
@FunctionalInterface
public interface DifferentiableFunction {
  /**
   * Computes value and gradient. The same point must give the same numbers every time. Where the
   * function is not defined, the value or an entry of the gradient may be infinite or not a number:
   * an optimizer then turns back to where both are finite.
   *
   * @param point where, (variables); not to be changed or kept
   * @param gradient filled with the partial derivatives, as long as {@code point}; not to be kept
   * @return the value
   */
  double evaluate(double[] point, double[] gradient);
}
