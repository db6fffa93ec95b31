// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The comparison of predicted probabilities with the shares that occurred. Probabilities are
 * calibrated if, of the samples with about the same probability p, a share of p is positive.
 *
 * @param bins groups of samples with about equal probabilities, in ascending order
 * @param slope the slope of a logistic regression of the outcome on the logit of the probability: 1
 *     if calibrated, less than 1 if probabilities are too extreme, more than 1 if they are too
 *     cautious (Cox, Two further applications of a model for binary regression, Biometrika 45,
 *     1958); empty where there is none, because only one outcome occurs, all probabilities are
 *     equal, or a threshold separates the outcomes
 */
public record CalibrationCurve(List<Bin> bins, OptionalDouble slope) {
  /**
   * Copies the bins.
   *
   * @throws IllegalArgumentException if there is none
   */
  public CalibrationCurve {
    bins = ImmutableList.copyOf(bins);
    checkArgument(!bins.isEmpty(), "expected at least one bin; got none");
  }

  /**
   * A group of samples with about equal probabilities.
   *
   * @param predicted the mean of the predicted probabilities
   * @param observed the share of samples that are positive
   * @param samples the number of samples, at least 1
   */
  public record Bin(double predicted, double observed, int samples) {}

  /**
   * Returns the curve of samples, in bins of about equally many.
   *
   * @param probabilities the predicted probability of each sample, 0 to 1; at least one
   * @param truth 1 for each positive sample, 0 for each other
   * @param bins the greatest number of bins, at least 1; there are fewer where probabilities are
   *     equal, which are in one bin always
   * @throws IllegalArgumentException if there is no probability, the numbers differ, a number is
   *     out of its range, or there are no bins
   */
  public static CalibrationCurve of(double[] probabilities, double[] truth, int bins) {
    checkArgument(bins >= 1, "expected at least 1 bin; got %s", bins);
    checkArgument(
        probabilities.length >= 1 && probabilities.length == truth.length,
        "expected at least one probability, each with an outcome; got %s and %s",
        probabilities.length,
        truth.length);
    Targets.UNIT_INTERVAL.require(Batch.of(1, probabilities));
    for (double outcome : truth) {
      checkArgument(outcome == 0 || outcome == 1, "outcomes must be 0 or 1; got %s", outcome);
    }
    int[] order =
        IntStream.range(0, truth.length)
            .boxed()
            .sorted(Comparator.comparingDouble(n -> probabilities[n]))
            .mapToInt(n -> n)
            .toArray();
    double[] p = IntStream.of(order).mapToDouble(n -> probabilities[n]).toArray();
    double[] t = IntStream.of(order).mapToDouble(n -> truth[n]).toArray();
    return new CalibrationCurve(bins(p, t, bins), CalibrationSlope.of(p, t));
  }

  private static List<Bin> bins(double[] p, double[] t, int most) {
    ImmutableList.Builder<Bin> bins = ImmutableList.builder();
    int from = 0;
    for (int b = 1; b <= most; b++) {
      int to = (int) Math.round((double) p.length * b / most);
      while (to > 0 && to < p.length && p[to] == p[to - 1]) {
        to++;
      }
      if (to > from) {
        bins.add(bin(p, t, from, to));
        from = to;
      }
    }
    return bins.build();
  }

  private static Bin bin(double[] p, double[] t, int from, int to) {
    double predicted = 0;
    double observed = 0;
    for (int n = from; n < to; n++) {
      predicted += p[n];
      observed += t[n];
    }
    return new Bin(predicted / (to - from), observed / (to - from), to - from);
  }

  /**
   * Returns the expected calibration error: the mean over samples of the distance between the
   * predicted probability and the share observed in their bin (Naeini, Cooper and Hauskrecht,
   * Obtaining well calibrated probabilities using Bayesian binning, AAAI 2015).
   */
  public double expectedError() {
    double sum = 0;
    double samples = 0;
    for (Bin bin : bins) {
      sum += bin.samples() * Math.abs(bin.predicted() - bin.observed());
      samples += bin.samples();
    }
    return sum / samples;
  }
}
