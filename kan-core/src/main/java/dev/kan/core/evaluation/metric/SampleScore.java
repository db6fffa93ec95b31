// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

/** Numbers that the outputs and the targets of one sample give. */
final class SampleScore {
  private SampleScore() {}

  static double squaredError(double[] y, double[] t) {
    double sum = 0;
    for (int c = 0; c < y.length; c++) {
      sum += (y[c] - t[c]) * (y[c] - t[c]);
    }
    return sum / y.length;
  }

  static double absoluteError(double[] y, double[] t) {
    double sum = 0;
    for (int c = 0; c < y.length; c++) {
      sum += Math.abs(y[c] - t[c]);
    }
    return sum / y.length;
  }

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

  /** {@code sum t (log sum exp(y) - y)}, for targets that add up to 1. */
  static double crossEntropy(double[] y, double[] t) {
    double highest = y[Math.max(0, largest(y))];
    double sum = 0;
    for (double logit : y) {
      sum += Math.exp(logit - highest);
    }
    double logSum = Math.log(sum);
    double entropy = 0;
    for (int c = 0; c < y.length; c++) {
      entropy += t[c] * (logSum - (y[c] - highest));
    }
    return entropy;
  }

  static double binaryCrossEntropy(double[] y, double[] t) {
    double sum = 0;
    for (int c = 0; c < y.length; c++) {
      sum += Math.max(y[c], 0) - t[c] * y[c] + Math.log1p(Math.exp(-Math.abs(y[c])));
    }
    return sum / y.length;
  }
}
