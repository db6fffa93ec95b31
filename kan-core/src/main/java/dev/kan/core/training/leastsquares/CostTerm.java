// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

/** A term that is added to a cost, for example a regulariser. */
public interface CostTerm {
  /**
   * Returns the value of the term.
   *
   * @param point the unknowns; not modified
   */
  double cost(double[] point);

  /**
   * Adds the gradient of the term and a positive semidefinite model of its second derivatives.
   *
   * @param point the unknowns; not modified
   * @param sum the sum to add to
   */
  void addTo(double[] point, NormalEquations.Sum sum);
}
