// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Metric;
import java.util.Arrays;

/**
 * What a sample costs: a convex function of the network's outputs y given the targets t. Beside its
 * value each has its gradient in y and a root R of its Hessian H, {@code R'R = H}; with the
 * outputs' Jacobian J the generalised Gauss-Newton matrix is {@code (RJ)'(RJ)} (Schraudolph, Fast
 * curvature matrix-vector products, Neural Computation 14, 2002).
 */
public enum Loss {
  /** Half the squared distance, {@code |y - t|^2 / 2}. */
  SQUARED(Metric.ROOT_MEAN_SQUARED_ERROR) {
    @Override
    double value(double[] y, double[] targets, int start) {
      double sum = 0;
      for (int o = 0; o < y.length; o++) {
        double residual = y[o] - targets[start + o];
        sum += residual * residual;
      }
      return sum / 2;
    }

    @Override
    void gradient(double[] y, double[] targets, int start, double[] gradient) {
      for (int o = 0; o < y.length; o++) {
        gradient[o] = y[o] - targets[start + o];
      }
    }

    @Override
    void curvatureRoot(double[] y, double[][] root) {
      for (int o = 0; o < y.length; o++) {
        root[o][o] = 1;
      }
    }

    @Override
    double constant(double mean) {
      return mean;
    }
  },
  /**
   * Cross-entropy of {@code softmax(y)} for targets that are probabilities (one-hot, for example):
   * {@code -sum t log softmax(y)}, each row of targets adding up to 1.
   */
  SOFTMAX_CROSS_ENTROPY(Metric.CROSS_ENTROPY) {
    @Override
    double value(double[] y, double[] targets, int start) {
      double highest = highest(y);
      double sum = 0;
      double chosen = 0;
      for (int o = 0; o < y.length; o++) {
        sum += Math.exp(y[o] - highest);
        chosen += targets[start + o] * (highest - y[o]);
      }
      return Math.log(sum) + chosen;
    }

    @Override
    void gradient(double[] y, double[] targets, int start, double[] gradient) {
      softmax(y, gradient);
      for (int o = 0; o < y.length; o++) {
        gradient[o] -= targets[start + o];
      }
    }

    @Override
    void curvatureRoot(double[] y, double[][] root) {
      double[] p = new double[y.length];
      softmax(y, p);
      for (int o = 0; o < p.length; o++) {
        for (int j = 0; j < p.length; j++) {
          root[o][j] = Math.sqrt(p[o]) * ((o == j ? 1 : 0) - p[j]);
        }
      }
    }

    @Override
    double constant(double mean) {
      return Math.log(Math.max(mean, Double.MIN_NORMAL));
    }
  },
  /**
   * Cross-entropy of {@code sigmoid(y)} for each output by itself, targets between 0 and 1: {@code
   * sum log(1 + exp(y)) - t y}.
   */
  BINARY_CROSS_ENTROPY(Metric.BINARY_CROSS_ENTROPY) {
    @Override
    double value(double[] y, double[] targets, int start) {
      double sum = 0;
      for (int o = 0; o < y.length; o++) {
        sum +=
            Math.max(y[o], 0) + Math.log1p(Math.exp(-Math.abs(y[o]))) - targets[start + o] * y[o];
      }
      return sum;
    }

    @Override
    void gradient(double[] y, double[] targets, int start, double[] gradient) {
      for (int o = 0; o < y.length; o++) {
        gradient[o] = 1 / (1 + Math.exp(-y[o])) - targets[start + o];
      }
    }

    @Override
    void curvatureRoot(double[] y, double[][] root) {
      for (int o = 0; o < y.length; o++) {
        double p = 1 / (1 + Math.exp(-y[o]));
        root[o][o] = Math.sqrt(p * (1 - p));
      }
    }

    @Override
    double constant(double mean) {
      double rest = Math.max(1 - mean, Double.MIN_NORMAL);
      return Math.log(Math.max(mean, Double.MIN_NORMAL) / rest);
    }
  };

  private final Metric metric;

  Loss(Metric metric) {
    this.metric = metric;
  }

  /**
   * Checks that targets are of the kind that this loss compares with.
   *
   * @param targets (samples, outputs)
   * @throws IllegalArgumentException if they are not; the message names row and column
   */
  public void requireTargets(Batch targets) {
    metric.requireTargets(targets);
  }

  /**
   * Returns the weighted mean loss of given outputs.
   *
   * @param outputs (samples, outputs)
   * @param samples the samples that the outputs belong to
   * @throws IllegalArgumentException if the shape of the outputs is not that of the targets
   */
  public double mean(Batch outputs, Samples samples) {
    double[] targets = samples.targets().toArray();
    double[] weights = samples.weightValues();
    outputs.requireColumns(samples.targets().columns(), "the outputs");
    checkArgument(
        outputs.rows() == weights.length,
        "expected outputs for %s samples; got %s",
        weights.length,
        outputs.rows());
    double sum = 0;
    double total = 0;
    for (int n = 0; n < weights.length; n++) {
      sum += weights[n] * value(outputs.row(n), targets, n * outputs.columns());
      total += weights[n];
    }
    return sum / total;
  }

  /**
   * Returns the outputs with the smallest mean loss among those that are the same for all samples:
   * the means of the targets, or the logits of these.
   */
  public double[] constant(Samples samples) {
    double[] weights = samples.weightValues();
    double total = Arrays.stream(weights).sum();
    double[] constant = new double[samples.targets().columns()];
    for (int o = 0; o < constant.length; o++) {
      double mean = 0;
      for (int n = 0; n < weights.length; n++) {
        mean += weights[n] / total * samples.targets().get(n, o);
      }
      constant[o] = constant(mean);
    }
    return constant;
  }

  /** The best constant for one output whose targets have this mean. */
  abstract double constant(double mean);

  /** The loss of one sample, whose targets stand in {@code targets} from {@code start} on. */
  abstract double value(double[] y, double[] targets, int start);

  /** Its gradient in y. */
  abstract void gradient(double[] y, double[] targets, int start, double[] gradient);

  /**
   * A root of its Hessian in y, (outputs, outputs). Elements that are zero for every y may be left
   * as they are: the caller hands in a matrix of zeros or one that the same loss has filled.
   */
  abstract void curvatureRoot(double[] y, double[][] root);

  private static double highest(double[] y) {
    double highest = y[0];
    for (double each : y) {
      highest = Math.max(highest, each);
    }
    return highest;
  }

  private static void softmax(double[] y, double[] p) {
    double highest = highest(y);
    double sum = 0;
    for (int o = 0; o < y.length; o++) {
      p[o] = Math.exp(y[o] - highest);
      sum += p[o];
    }
    for (int o = 0; o < y.length; o++) {
      p[o] /= sum;
    }
  }
}
