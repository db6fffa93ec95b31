// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import dev.kan.core.data.Batch;
import java.util.function.ToDoubleBiFunction;

/** The weighted mean over samples of a number that each sample's outputs and targets give. */
final class WeightedMean {
  private WeightedMean() {}

  static double of(
      ToDoubleBiFunction<double[], double[]> score,
      Batch outputs,
      Batch targets,
      double[] weights) {
    double sum = 0;
    double weightSum = 0;
    for (int r = 0; r < weights.length; r++) {
      if (weights[r] > 0) {
        sum += weights[r] * score.applyAsDouble(outputs.row(r), targets.row(r));
        weightSum += weights[r];
      }
    }
    return sum / weightSum;
  }
}
