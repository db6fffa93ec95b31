// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.Arrays;

/**
 * How good outputs are, as one number. Where samples have weights, means over samples are weighted
 * means. Metrics of classification take logits, that is outputs before softmax or sigmoid. The
 * errors and cross-entropies are the means of a {@link Loss}, or the root of one.
 */
public enum Metric {
  /** The root of the mean over samples and outputs of {@code (y - t)^2}, RMSE. */
  ROOT_MEAN_SQUARED_ERROR(Targets.ANY) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return Math.sqrt(WeightedMean.of(Loss.SQUARED_ERROR::value, outputs, targets, weights));
    }
  },
  /** The mean over samples and outputs of {@code |y - t|}, MAE. */
  MEAN_ABSOLUTE_ERROR(Targets.ANY) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return WeightedMean.of(Loss.ABSOLUTE_ERROR::value, outputs, targets, weights);
    }
  },
  /**
   * The share of the targets' variance that the outputs explain, {@code 1 - sum (y - t)^2 / sum (t
   * - mean t)^2}; for several outputs the mean of theirs. Where a target does not vary it is 1 if
   * the output is always right, else 0.
   */
  R2(Targets.ANY) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return Determination.of(outputs, targets, weights);
    }
  },
  /** The share of samples whose largest output stands where the largest target does. */
  ACCURACY(Targets.CLASSES) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return WeightedMean.of(SampleScore::sameLargest, outputs, targets, weights);
    }
  },
  /**
   * The share of outputs on their target's side: positive where the target is more than one half.
   */
  BINARY_ACCURACY(Targets.UNIT_INTERVAL) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return WeightedMean.of(SampleScore::sameSide, outputs, targets, weights);
    }
  },
  /**
   * The mean over samples of {@code -sum t log softmax(y)}, in nats; each sample's targets are
   * probabilities that add up to 1, one-hot for example.
   */
  CROSS_ENTROPY(Targets.DISTRIBUTION) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return WeightedMean.of(Loss.CROSS_ENTROPY::value, outputs, targets, weights);
    }
  },
  /**
   * The mean over samples and outputs of {@code -t log p - (1 - t) log(1 - p)} with {@code p =
   * sigmoid(y)}, in nats; targets are probabilities.
   */
  BINARY_CROSS_ENTROPY(Targets.UNIT_INTERVAL) {
    @Override
    double value(Batch outputs, Batch targets, double[] weights) {
      return WeightedMean.of(Loss.BINARY_CROSS_ENTROPY::value, outputs, targets, weights);
    }
  };

  private final Targets kind;

  Metric(Targets kind) {
    this.kind = kind;
  }

  abstract double value(Batch outputs, Batch targets, double[] weights);

  /**
   * The metric of a network on samples, computed in plain Java.
   *
   * @param kan the network
   * @param samples inputs, targets and weights
   * @throws IllegalArgumentException if the samples do not fit the network, or their targets are
   *     not of the metric's kind
   */
  public double of(Kan kan, Samples samples) {
    return of(KanEvaluator.of(kan).evaluate(samples.inputs()), samples);
  }

  /**
   * The metric of outputs.
   *
   * @param outputs (samples, outputs)
   * @param samples the targets, and the weights if there are any
   * @throws IllegalArgumentException if the shapes differ, or the targets are not of the metric's
   *     kind
   */
  public double of(Batch outputs, Samples samples) {
    return of(outputs, samples.targets(), samples.weightValues());
  }

  /**
   * The metric of outputs whose samples all weigh the same.
   *
   * @param outputs (samples, outputs)
   * @param targets (samples, outputs)
   * @throws IllegalArgumentException if the shapes differ, or the targets are not of the metric's
   *     kind
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
   * Checks that targets are of the kind that this metric compares with.
   *
   * @param targets (samples, outputs)
   * @throws IllegalArgumentException if they are not; the message names row and column
   */
  public void requireTargets(Batch targets) {
    kind.require(targets);
  }
}
