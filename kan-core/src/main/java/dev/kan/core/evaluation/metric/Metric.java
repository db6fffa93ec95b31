// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.Arrays;

/**
 * A measure of the quality of outputs. If samples have weights, means over samples are weighted
 * means. Metrics of classification take logits, that is, outputs before softmax or sigmoid. The
 * errors and cross-entropies are the means of a {@link Loss}, or the root of one.
 *
 * <pre>{@code
 * double accuracy = Metric.ACCURACY.of(kan, data.test());
 * double r2 = Metric.R2.of(KanEvaluator.of(kan).evaluate(x), samples);
 * }</pre>
 */
public enum Metric {
  /**
   * The root-mean-square error (RMSE), the root of the mean over samples and outputs of {@code (y -
   * t)^2}.
   */
  ROOT_MEAN_SQUARED_ERROR(Targets.ANY) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return Math.sqrt(WeightedMean.of(Loss.SQUARED_ERROR::value, outputs, targets, weights));
    }
  },
  /** The mean absolute error (MAE), the mean over samples and outputs of {@code |y - t|}. */
  MEAN_ABSOLUTE_ERROR(Targets.ANY) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return WeightedMean.of(Loss.ABSOLUTE_ERROR::value, outputs, targets, weights);
    }
  },
  /**
   * The share of the variance of the targets that the outputs explain, {@code 1 - sum (y - t)^2 /
   * sum (t - mean t)^2}; for several outputs, the mean over outputs. If a target is constant, it is
   * 1 if the output is always right, otherwise 0.
   */
  R2(Targets.ANY) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return Determination.of(outputs, targets, weights);
    }
  },
  /** The share of samples whose largest output has the index of the largest target. */
  ACCURACY(Targets.CLASSES) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return WeightedMean.of(SampleScore::sameLargest, outputs, targets, weights);
    }
  },
  /**
   * The share of outputs on the side of their target: positive if the target is greater than one
   * half, otherwise not positive.
   */
  BINARY_ACCURACY(Targets.UNIT_INTERVAL) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return WeightedMean.of(SampleScore::sameSide, outputs, targets, weights);
    }
  },
  /**
   * The mean over samples of {@code -sum t log softmax(y)}, in nats. The targets of a sample are
   * probabilities that sum to 1, for example one-hot.
   */
  CROSS_ENTROPY(Targets.DISTRIBUTION) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return WeightedMean.of(Loss.CROSS_ENTROPY::value, outputs, targets, weights);
    }
  },
  /**
   * The mean over samples and outputs of {@code -t log p - (1 - t) log(1 - p)} with {@code p =
   * sigmoid(y)}, in nats. The targets are probabilities.
   */
  BINARY_CROSS_ENTROPY(Targets.UNIT_INTERVAL) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return WeightedMean.of(Loss.BINARY_CROSS_ENTROPY::value, outputs, targets, weights);
    }
  },
  /**
   * The area under the {@linkplain RocCurve receiver operating characteristic}. With one output,
   * the logit of the positive class, it is the probability that a positive sample has a greater
   * output than a negative one, with one half for equal outputs. With several outputs, it is the
   * mean over classes of that area for the softmax probability of one class against the rest;
   * classes that no sample or every sample has are left out. It is 1/2, which is chance, if no
   * class is left, and NaN if an output is NaN.
   */
  AUC(Targets.PROBABILITIES) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return ClassProbabilities.meanArea(outputs, targets, weights);
    }
  },
  /**
   * The Brier score (Brier, Verification of forecasts expressed in terms of probability, Monthly
   * Weather Review 78, 1950): the mean over samples of {@code (p - t)^2} with {@code p =
   * sigmoid(y)} for one output, and of half of {@code sum (p - t)^2} with {@code p = softmax(y)}
   * for several. So it lies between 0 and 1, and is the same for two classes with one output or
   * with two. Brier's own score is twice this.
   */
  BRIER(Targets.PROBABILITIES) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return WeightedMean.of(ClassProbabilities::squaredDistance, outputs, targets, weights);
    }
  };

  private final Targets kind;

  Metric(Targets kind) {
    this.kind = kind;
  }

  abstract double value(Batch outputs, Batch targets, double[] weights);

  /**
   * Returns the metric of a network on samples, computed in plain Java.
   *
   * @param kan the network
   * @param samples the inputs, targets and weights
   * @throws IllegalArgumentException if the samples do not fit the network, or their targets are
   *     not valid for this metric
   */
  public double of(Kan kan, Samples samples) {
    return of(KanEvaluator.of(kan).evaluate(samples.inputs()), samples);
  }

  /**
   * Returns the metric of outputs.
   *
   * @param outputs (samples, outputs)
   * @param samples the targets and their weights
   * @throws IllegalArgumentException if the shapes differ, or the targets are not valid for this
   *     metric
   */
  public double of(Batch outputs, Samples samples) {
    return of(outputs, samples.targets(), samples.weightValues());
  }

  /**
   * Returns the metric of outputs if all samples have the same weight.
   *
   * @param outputs (samples, outputs)
   * @param targets (samples, outputs)
   * @throws IllegalArgumentException if the shapes differ, or the targets are not valid for this
   *     metric
   */
  public double of(Batch outputs, Batch targets) {
    double[] ones = new double[targets.rows()];
    Arrays.fill(ones, 1);
    return of(outputs, targets, ones);
  }

  private double of(Batch outputs, Batch targets, double[] weights) {
    requireTargets(targets);
    Targets.requireShape(outputs, targets);
    return value(outputs, targets, weights);
  }

  /**
   * Checks that targets are valid for this metric.
   *
   * @param targets (samples, outputs)
   * @throws IllegalArgumentException if a target is not valid; the message names its row and column
   */
  public void requireTargets(Batch targets) {
    kind.require(targets);
  }
}
