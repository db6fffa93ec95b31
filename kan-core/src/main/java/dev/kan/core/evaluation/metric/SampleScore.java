// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

/** Numbers that the outputs and the targets of one sample give. */
final class SampleScore {
  private SampleScore() {}

  static double sameLargest(double[] y, double[] t) {
    return largest(y) == largest(t) ? 1 : 0;
  }

  /** Where the first of the largest numbers stands; -1 if one is not a number. */
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
