// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import dev.kan.core.data.Batch;

/** The loss {@link Loss#BINARY_CROSS_ENTROPY}, computed without overflow for logits of any size. */
public final class BinaryCrossEntropy implements Loss {
  BinaryCrossEntropy() {}

  @Override
  public double value(double[] outputs, double[] targets) {
    double sum = 0;
    for (int o = 0; o < outputs.length; o++) {
      double y = outputs[o];
      sum += Math.max(y, 0) - targets[o] * y + Math.log1p(Math.exp(-Math.abs(y)));
    }
    return sum / outputs.length;
  }

  @Override
  public void gradient(double[] outputs, double[] targets, double[] gradient) {
    for (int o = 0; o < outputs.length; o++) {
      gradient[o] = (sigmoid(outputs[o]) - targets[o]) / outputs.length;
    }
  }

  @Override
  public boolean hasCurvature() {
    return true;
  }

  @Override
  public void curvatureRoot(double[] outputs, double[] targets, double[][] root) {
    Diagonal.set(root, o -> Math.sqrt(sigmoid(outputs[o]) * sigmoid(-outputs[o]) / outputs.length));
  }

  @Override
  public double bestConstant(double[] targets, double[] weights) {
    double mean = WeightedMean.of(targets, weights);
    double rest = Math.max(1 - mean, Double.MIN_NORMAL);
    return Math.log(Math.max(mean, Double.MIN_NORMAL) / rest);
  }

  @Override
  public void requireTargets(Batch targets) {
    Targets.UNIT_INTERVAL.require(targets);
  }

  static double sigmoid(double y) {
    return 1 / (1 + Math.exp(-y));
  }

  @Override
  public String toString() {
    return "BINARY_CROSS_ENTROPY";
  }
}
