// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import dev.kan.core.data.Batch;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Metrics of class probabilities: sigmoid of a single output, softmax of several. */
final class ClassProbabilities {
  private static final double CHANCE = 0.5;

  private ClassProbabilities() {}

  /** Returns half the sum over classes of the squared differences for one sample. */
  static double squaredDistance(double[] y, double[] t) {
    if (y.length == 1) {
      double difference = BinaryCrossEntropy.sigmoid(y[0]) - t[0];
      return difference * difference;
    }
    double[] p = CrossEntropy.softmax(y);
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      sum += (p[c] - t[c]) * (p[c] - t[c]);
    }
    return sum / 2;
  }

  /**
   * Returns the mean of the areas under the curves of one class against the rest, over the classes
   * that occur and are not the only one.
   */
  static double meanArea(Batch outputs, Batch targets, double[] weights) {
    // a sample of weight 0 may have any outputs, even NaN
    int[] rows = IntStream.range(0, weights.length).filter(r -> weights[r] > 0).toArray();
    double[] positive = Arrays.stream(rows).mapToDouble(r -> weights[r]).toArray();
    Batch truth = targets.select(rows);
    Batch seen = outputs.select(rows);
    Batch scores = truth.columns() == 1 ? seen : probabilities(seen);
    if (Arrays.stream(scores.toArray()).anyMatch(Double::isNaN)) {
      return Double.NaN;
    }
    return IntStream.range(0, truth.columns())
        .filter(c -> isMixed(truth.column(c)))
        .mapToDouble(c -> RocCurve.of(scores.column(c), truth.column(c), positive).area())
        .average()
        .orElse(CHANCE);
  }

  private static boolean isMixed(double... truth) {
    return Arrays.stream(truth).anyMatch(t -> t > 0) && Arrays.stream(truth).anyMatch(t -> t < 1);
  }

  private static Batch probabilities(Batch outputs) {
    double[][] rows = new double[outputs.rows()][];
    Arrays.setAll(rows, r -> CrossEntropy.softmax(outputs.row(r)));
    return Batch.ofRows(rows);
  }
}
