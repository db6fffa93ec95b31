// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

/**
 * A smooth cost with a positive semidefinite model of its curvature: a sum of squares, or another
 * loss with its generalised Gauss-Newton matrix.
 */
public interface LeastSquaresProblem {
  /** Returns the number P of unknowns, at least 1. */
  int size();

  /**
   * Returns the cost alone, which is cheaper than the normal equations.
   *
   * @param point the unknowns, P finite numbers
   * @return the cost; not finite if it cannot be computed at this point
   */
  double cost(double[] point);

  /**
   * Returns the cost with its gradient and Gauss-Newton matrix.
   *
   * @param point the unknowns, P finite numbers
   */
  NormalEquations normalEquations(double[] point);
}
