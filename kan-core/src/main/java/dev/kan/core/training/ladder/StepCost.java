// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;

/**
 * The cost of a second-order step, counted in multiplications so that it does not depend on the
 * speed of the machine.
 *
 * @param parameters the number of coefficients and base scales
 * @param derivatives the number of these parameters whose derivatives are not 0 at one sample
 * @param outputs the number of outputs
 */
record StepCost(double parameters, double derivatives, int outputs) {
  /** Returns the cost of a step of a network on grids of another size. */
  static StepCost of(Kan kan, int gridIntervals) {
    double parameters = 0;
    double derivatives = 0;
    for (KanLayer layer : kan.layers()) {
      double edges = layer.spec().edgeCount();
      int order = layer.spec().grid().order();
      parameters += edges * (gridIntervals + order + 1);
      derivatives += edges * (order + 2);
    }
    return new StepCost(parameters, derivatives, kan.outputs());
  }

  /** Returns the number of multiplications of a step: normal equations and their solution. */
  double operations(double samples) {
    return samples * outputs * derivatives * (derivatives / 2 + 20) + Math.pow(parameters, 3) / 3;
  }
}
