// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import dev.kan.core.training.leastsquares.CostTerm;
import dev.kan.core.training.leastsquares.NormalEquations;

/**
 * A ridge: half the sum of the squares of all parameters, times a weight.
 *
 * @param weight 0 or more
 */
record Ridge(double weight) implements CostTerm {
  @Override
  public double cost(double[] point) {
    double sum = 0;
    for (double each : point) {
      sum += each * each;
    }
    return weight * sum / 2;
  }

  @Override
  public void addTo(double[] point, NormalEquations.Sum sum) {
    for (int i = 0; i < point.length; i++) {
      sum.addGradient(i, weight * point[i]);
      sum.addMatrix(i, i, weight);
    }
  }
}
