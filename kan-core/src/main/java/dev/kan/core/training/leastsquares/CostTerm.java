// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

/** Something to add to a cost, a regulariser for example. */
public interface CostTerm {
  /**
   * The term's value.
   *
   * @param point the unknowns; not to be changed
   */
  double cost(double[] point);

  /**
   * Adds the term's gradient and a positive semidefinite model of its second derivatives.
   *
   * @param point the unknowns; not to be changed
   * @param sum takes the numbers
   */
  void addTo(double[] point, NormalEquations.Sum sum);
}
