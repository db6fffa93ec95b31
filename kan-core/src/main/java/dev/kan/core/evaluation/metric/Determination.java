// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import dev.kan.core.data.Batch;

/** The coefficient of determination, the mean over outputs. */
final class Determination {
  private Determination() {}

  static double of(Batch outputs, Batch targets, double[] weights) {
    double sum = 0;
    for (int c = 0; c < targets.columns(); c++) {
      sum += ofColumn(outputs.column(c), targets.column(c), weights);
    }
    return sum / targets.columns();
  }

  private static double ofColumn(double[] y, double[] t, double[] weights) {
    double weightSum = 0;
    double mean = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < t.length; r++) {
      if (weights[r] > 0) {
        weightSum += weights[r];
        mean += weights[r] * t[r];
        lowest = Math.min(lowest, t[r]);
        highest = Math.max(highest, t[r]);
      }
    }
    mean /= weightSum;
    double residual = 0;
    double total = 0;
    for (int r = 0; r < t.length; r++) {
      if (weights[r] > 0) {
        residual += weights[r] * (y[r] - t[r]) * (y[r] - t[r]);
        total += weights[r] * (t[r] - mean) * (t[r] - mean);
      }
    }
    // not total > 0: the mean of equal numbers may be off by a rounding error
    if (lowest < highest) {
      return 1 - residual / total;
    }
    return residual == 0 ? 1 : 0;
  }
}
