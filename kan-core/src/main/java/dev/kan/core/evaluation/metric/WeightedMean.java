// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import dev.kan.core.data.Batch;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;

/** Weighted means over samples. Samples of weight 0 are ignored, even if their value is NaN. */
final class WeightedMean {
  private WeightedMean() {}

  /** Returns the weighted mean of a score of each sample's outputs and targets. */
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

  /** Returns the weighted mean of values, one for each sample. */
  static double of(double[] values, double[] weights) {
    double total = Arrays.stream(weights).sum();
    double mean = 0;
    for (int n = 0; n < values.length; n++) {
      mean += weights[n] / total * values[n];
    }
    return mean;
  }
}
