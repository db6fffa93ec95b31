// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

/**
 * A smooth cost that comes with a positive semidefinite model of its curvature: a sum of squares,
 * or another loss with its generalised Gauss-Newton matrix.
 */
public interface LeastSquaresProblem {
  /** The number P of unknowns, at least 1. */
  int size();

  /**
   * The cost alone, which is cheaper than the normal equations.
   *
   * @param point P finite numbers
   * @return the cost; not finite where it cannot be computed
   */
  double cost(double[] point);

  /**
   * The cost, its gradient and the Gauss-Newton matrix.
   *
   * @param point P finite numbers
   */
  NormalEquations normalEquations(double[] point);
}
