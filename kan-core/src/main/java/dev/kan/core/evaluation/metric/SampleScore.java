// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

/** Scores of one sample, computed from its outputs and targets. */
final class SampleScore {
  private SampleScore() {}

  static double sameLargest(double[] y, double[] t) {
    return largest(y) == largest(t) ? 1 : 0;
  }

  /** Returns the index of the first of the largest numbers, or -1 if one is NaN. */
  private static int largest(double[] values) {
    int largest = 0;
    for (int c = 0; c < values.length; c++) {
      if (Double.isNaN(values[c])) {
        return -1;
      }
      if (values[c] > values[largest]) {
        largest = c;
      }
    }
    return largest;
  }

  static double sameSide(double[] y, double[] t) {
    int same = 0;
    for (int c = 0; c < y.length; c++) {
      boolean right = t[c] > 0.5 ? y[c] > 0 : y[c] <= 0;
      same += right ? 1 : 0;
    }
    return (double) same / y.length;
  }
}
