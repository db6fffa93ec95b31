// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.discovery;

import dev.kan.core.data.Samples;

/** How much targets vary. */
final class Deviations {
  private Deviations() {}

  /** The root of the sum over outputs of the targets' variances. */
  static double ofTargets(Samples samples) {
    double sum = 0;
    for (int o = 0; o < samples.targets().columns(); o++) {
      double[] column = samples.targets().column(o);
      double mean = 0;
      for (double y : column) {
        mean += y / column.length;
      }
      for (double y : column) {
        sum += (y - mean) * (y - mean) / column.length;
      }
    }
    return Math.sqrt(sum);
  }
}
