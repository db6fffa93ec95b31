// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import dev.kan.core.data.Batch;
import java.util.Arrays;

/** The loss {@link Loss#CROSS_ENTROPY}, computed without overflow for logits of any size. */
public final class CrossEntropy implements Loss {
  CrossEntropy() {}

  @Override
  public double value(double[] outputs, double[] targets) {
    double highest = highest(outputs);
    double sum = 0;
    for (double logit : outputs) {
      sum += Math.exp(logit - highest);
    }
    double logSum = Math.log(sum);
    double entropy = 0;
    for (int o = 0; o < outputs.length; o++) {
      entropy += targets[o] * (logSum - (outputs[o] - highest));
    }
    return entropy;
  }

  @Override
  public void gradient(double[] outputs, double[] targets, double[] gradient) {
    double[] p = softmax(outputs);
    double total = Arrays.stream(targets).sum();
    for (int o = 0; o < outputs.length; o++) {
      gradient[o] = total * p[o] - targets[o];
    }
  }

  @Override
  public boolean hasCurvature() {
    return true;
  }

  /**
   * Computes the root of the Hessian, which is {@code diag(p) - p p'} times the sum of the targets.
   */
  @Override
  public void curvatureRoot(double[] outputs, double[] targets, double[][] root) {
    double[] p = softmax(outputs);
    double total = Arrays.stream(targets).sum();
    for (int o = 0; o < p.length; o++) {
      for (int j = 0; j < p.length; j++) {
        root[o][j] = Math.sqrt(total * p[o]) * ((o == j ? 1 : 0) - p[j]);
      }
    }
  }

  @Override
  public double bestConstant(double[] targets, double[] weights) {
    return Math.log(Math.max(WeightedMean.of(targets, weights), Double.MIN_NORMAL));
  }

  @Override
  public void requireTargets(Batch targets) {
    Targets.DISTRIBUTION.require(targets);
  }

  private static double highest(double[] outputs) {
    double highest = outputs[0];
    for (double each : outputs) {
      highest = Math.max(highest, each);
    }
    return highest;
  }

  static double[] softmax(double[] outputs) {
    double highest = highest(outputs);
    double[] p = new double[outputs.length];
    double sum = 0;
    for (int o = 0; o < p.length; o++) {
      p[o] = Math.exp(outputs[o] - highest);
      sum += p[o];
    }
    for (int o = 0; o < p.length; o++) {
      p[o] /= sum;
    }
    return p;
  }

  @Override
  public String toString() {
    return "CROSS_ENTROPY";
  }
}
