// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.leastsquares;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A quadratic ridge: {@code weight / 2 * |point|^2}.
 *
 * @param weight 0 or more
 */
public record Ridge(double weight) implements CostTerm {
  /**
   * Checks the weight.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Ridge {
    checkArgument(
        weight >= 0 && Double.isFinite(weight), "the weight must be 0 or more; got %s", weight);
  }

  @Override
  public double cost(double[] point) {
    double sum = 0;
    for (double each : point) {
      sum += each * each;
    }
    return weight / 2 * sum;
  }

  @Override
  public void addTo(double[] point, NormalEquations.Sum sum) {
    for (int i = 0; i < point.length; i++) {
      sum.addGradient(i, weight * point[i]);
      sum.addMatrix(i, i, weight);
    }
  }
}
