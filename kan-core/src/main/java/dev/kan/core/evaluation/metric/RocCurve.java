// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The receiver operating characteristic of scores for two classes: the share of positives that are
 * found against the share of negatives that are taken for positives, at each threshold (Fawcett, An
 * introduction to ROC analysis, Pattern Recognition Letters 27, 2006).
 *
 * <pre>{@code
 * double[] probabilities = {0.9, 0.4, 0.6};
 * double[] truth = {1, 0, 1};
 * double area = RocCurve.of(probabilities, truth).area(); // 1
 * }</pre>
 *
 * @param points from the one at which no score counts as positive to the one at which all do; one
 *     for each different score in between
 */
public record RocCurve(List<Point> points) {
  /** Copies the points. */
  public RocCurve {
    points = ImmutableList.copyOf(points);
  }

  /**
   * The rates at one threshold.
   *
   * @param threshold the least score that counts as positive; infinite if none does
   * @param falsePositiveRate the share of negatives that count as positive, 0 to 1
   * @param truePositiveRate the share of positives that count as positive, 0 to 1
   */
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  /**
   * Returns the curve of samples of equal weight.
   *
   * @param scores one for each sample, greater for more likely positives; not NaN
   * @param truth the probability that each sample is positive, in most cases 0 or 1
   * @throws IllegalArgumentException if the numbers differ, a score is NaN, a probability does not
   *     lie between 0 and 1, or there are no positives or no negatives
   */
  public static RocCurve of(double[] scores, double[] truth) {
    double[] ones = new double[scores.length];
    Arrays.fill(ones, 1);
    return of(scores, truth, ones);
  }

  /**
   * Returns the curve of weighted samples.
   *
   * @param scores one for each sample, greater for more likely positives; not NaN
   * @param truth the probability that each sample is positive, in most cases 0 or 1
   * @param weights one for each sample, 0 or more
   * @throws IllegalArgumentException if the numbers differ, a score is NaN, a probability does not
   *     lie between 0 and 1, a weight is negative or not finite, or no weight is on positives or on
   *     negatives
   */
  public static RocCurve of(double[] scores, double[] truth, double[] weights) {
    checkArgument(
        scores.length == truth.length && scores.length == weights.length,
        "expected a truth and a weight for each of %s scores; got %s and %s",
        scores.length,
        truth.length,
        weights.length);
    Targets.UNIT_INTERVAL.require(Batch.of(1, truth));
    double positives = 0;
    double negatives = 0;
    for (int n = 0; n < scores.length; n++) {
      checkArgument(!Double.isNaN(scores[n]), "score %s is NaN", n);
      checkArgument(
          weights[n] >= 0 && Double.isFinite(weights[n]),
          "weights must be 0 or more; got %s",
          weights[n]);
      positives += weights[n] * truth[n];
      negatives += weights[n] * (1 - truth[n]);
    }
    checkArgument(
        positives > 0 && negatives > 0,
        "expected positives and negatives; their weights are %s and %s",
        positives,
        negatives);
    return new RocCurve(points(scores, truth, weights, positives, negatives));
  }

  private static List<Point> points(
      double[] scores, double[] truth, double[] weights, double positives, double negatives) {
    int[] order =
        IntStream.range(0, scores.length)
            .filter(n -> weights[n] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(n -> -scores[n]))
            .mapToInt(n -> n)
            .toArray();
    ImmutableList.Builder<Point> points = ImmutableList.builder();
    points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
    double found = 0;
    double wrong = 0;
    for (int i = 0; i < order.length; i++) {
      int n = order[i];
      found += weights[n] * truth[n];
      wrong += weights[n] * (1 - truth[n]);
      boolean last = i == order.length - 1;
      if (last || scores[order[i + 1]] != scores[n]) {
        // sums in another order may be off by a rounding error
        points.add(
            new Point(
                scores[n],
                last ? 1 : Math.min(1, wrong / negatives),
                last ? 1 : Math.min(1, found / positives)));
      }
    }
    return points.build();
  }

  /**
   * Returns the area under the curve: the probability that a positive has a greater score than a
   * negative, with one half for equal scores (Mann and Whitney, Annals of Mathematical Statistics
   * 18, 1947).
   */
  public double area() {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      area +=
          (to.falsePositiveRate - from.falsePositiveRate)
              * (to.truePositiveRate + from.truePositiveRate)
              / 2;
    }
    return area;
  }
}
