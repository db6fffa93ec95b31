// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import dev.kan.core.data.Batch;

/** The loss {@link Loss#SQUARED_ERROR}. */
public final class SquaredError implements Loss {
  SquaredError() {}

  @Override
  public double value(double[] outputs, double[] targets) {
    double sum = 0;
    for (int o = 0; o < outputs.length; o++) {
      sum += (outputs[o] - targets[o]) * (outputs[o] - targets[o]);
    }
    return sum / outputs.length;
  }

  @Override
  public void gradient(double[] outputs, double[] targets, double[] gradient) {
    for (int o = 0; o < outputs.length; o++) {
      gradient[o] = 2 * (outputs[o] - targets[o]) / outputs.length;
    }
  }

  @Override
  public boolean hasCurvature() {
    return true;
  }

  @Override
  public void curvatureRoot(double[] outputs, double[] targets, double[][] root) {
    Diagonal.set(root, o -> Math.sqrt(2.0 / outputs.length));
  }

  @Override
  public double bestConstant(double[] targets, double[] weights) {
    return WeightedMean.of(targets, weights);
  }

  @Override
  public void requireTargets(Batch targets) {
    Targets.ANY.require(targets);
  }

  @Override
  public String toString() {
    return "SQUARED_ERROR";
  }
}
