// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import dev.kan.core.data.Samples;
import java.util.Arrays;

/** How much targets vary. */
final class Deviations {
  private Deviations() {}

  /** The root of the sum over outputs of the targets' variances, weighted as the samples are. */
  static double ofTargets(Samples samples) {
    double[] weights = samples.weightValues();
    double total = Arrays.stream(weights).sum();
    double sum = 0;
    for (int o = 0; o < samples.targets().columns(); o++) {
      double[] column = samples.targets().column(o);
      double mean = 0;
      for (int r = 0; r < column.length; r++) {
        mean += weights[r] / total * column[r];
      }
      for (int r = 0; r < column.length; r++) {
        sum += weights[r] / total * (column[r] - mean) * (column[r] - mean);
      }
    }
    return Math.sqrt(sum);
  }
}
