// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A logistic regression of outcomes on the logits of their probabilities by Newton's method, whose
 * steps are halved until the loss does not rise.
 */
final class CalibrationSlope {
  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 40;
  private static final double TOLERANCE = 1e-14;
  // the greatest probability below 1 has this distance from 1
  private static final double LEAST = Math.ulp(0.5);

  private final double[] logits;
  private final double[] truth;
  private double intercept;
  private double slope;

  private CalibrationSlope(double[] logits, double[] truth) {
    this.logits = logits;
    this.truth = truth;
  }

  /** Returns the slope; empty where there is none. */
  static OptionalDouble of(double[] probabilities, double[] truth) {
    double[] logits = Arrays.stream(probabilities).map(CalibrationSlope::logit).toArray();
    DoubleSummaryStatistics positive = logits(logits, truth, 1);
    DoubleSummaryStatistics negative = logits(logits, truth, 0);
    // without outcomes of one kind, its extremes are infinite and count as separated
    boolean separated =
        negative.getMax() <= positive.getMin() || positive.getMax() <= negative.getMin();
    return separated
        ? OptionalDouble.empty()
        : OptionalDouble.of(new CalibrationSlope(logits, truth).fit());
  }

  private static double logit(double p) {
    return Math.log(Math.max(p, LEAST) / Math.max(1 - p, LEAST));
  }

  private static DoubleSummaryStatistics logits(double[] logits, double[] truth, int outcome) {
    return IntStream.range(0, truth.length)
        .filter(n -> truth[n] == outcome)
        .mapToDouble(n -> logits[n])
        .summaryStatistics();
  }

  private double fit() {
    int steps = 0;
    while (steps < MOST_STEPS && step()) {
      steps++;
    }
    return slope;
  }

  /** Takes a step of Newton's method; returns false if the loss no longer falls. */
  private boolean step() {
    double gradientA = 0;
    double gradientB = 0;
    double aa = 0;
    double ab = 0;
    double bb = 0;
    for (int n = 0; n < logits.length; n++) {
      double p = BinaryCrossEntropy.sigmoid(intercept + slope * logits[n]);
      gradientA += p - truth[n];
      gradientB += (p - truth[n]) * logits[n];
      aa += p * (1 - p);
      ab += p * (1 - p) * logits[n];
      bb += p * (1 - p) * logits[n] * logits[n];
    }
    double determinant = aa * bb - ab * ab;
    double a = (bb * gradientA - ab * gradientB) / determinant;
    double b = (aa * gradientB - ab * gradientA) / determinant;
    double before = loss(intercept, slope);
    double size = 1;
    int halvings = 0;
    while (halvings < MOST_HALVINGS && !(loss(intercept - size * a, slope - size * b) < before)) {
      size /= 2;
      halvings++;
    }
    boolean falls = halvings < MOST_HALVINGS;
    if (falls) {
      intercept -= size * a;
      slope -= size * b;
    }
    return falls && before - loss(intercept, slope) > TOLERANCE * before;
  }

  private double loss(double a, double b) {
    double sum = 0;
    for (int n = 0; n < logits.length; n++) {
      double[] logit = {a + b * logits[n]};
      sum += Loss.BINARY_CROSS_ENTROPY.value(logit, new double[] {truth[n]});
    }
    return sum;
  }
}
