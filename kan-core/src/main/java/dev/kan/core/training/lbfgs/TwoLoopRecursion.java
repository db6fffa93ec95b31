// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import java.util.List;

/**
 * Computes the direction of an L-BFGS iteration (Nocedal and Wright, Numerical Optimization, 2nd
 * ed., algorithm 7.4).
 */
final class TwoLoopRecursion {
  private TwoLoopRecursion() {}

  /**
   * Returns minus the product of the gradient and the inverse Hessian that the pairs approximate.
   * Without pairs, returns the direction of steepest descent, with a sum of absolute values of at
   * most 1. Time and space are proportional to pairs times variables.
   *
   * @param gradient the gradient, finite, (variables)
   * @param history the pairs, oldest first
   */
  static double[] direction(double[] gradient, List<CurvaturePair> history) {
    double[] direction = gradient.clone();
    if (history.isEmpty()) {
      Vectors.scale(direction, -Math.min(1, 1 / Vectors.sumOfMagnitudes(gradient)));
      return direction;
    }
    double[] along = new double[history.size()];
    for (int i = history.size() - 1; i >= 0; i--) {
      along[i] = history.get(i).alongStep(direction);
      history.get(i).addGradientChange(direction, -along[i]);
    }
    Vectors.scale(direction, history.get(history.size() - 1).inverseCurvature());
    for (int i = 0; i < history.size(); i++) {
      double correction = along[i] - history.get(i).alongGradientChange(direction);
      history.get(i).addStep(direction, correction);
    }
    Vectors.scale(direction, -1);
    return direction;
  }
}
