// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import java.util.List;

/** The L-BFGS direction (Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 7.4). */
final class TwoLoopRecursion {
  private TwoLoopRecursion() {}

  /**
   * Minus the gradient times the inverse Hessian that the pairs stand for; along the steepest
   * descent where there are none, there no longer than 1 in the sum of magnitudes. Time and space
   * are proportional to pairs times variables.
   *
   * @param gradient finite, (variables)
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
