// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import dev.kan.core.data.Batch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The loss {@link Loss#ABSOLUTE_ERROR}, which has no curvature. */
public final class AbsoluteError implements Loss {
  AbsoluteError() {}

  @Override
  public double value(double[] outputs, double[] targets) {
    double sum = 0;
    for (int o = 0; o < outputs.length; o++) {
      sum += Math.abs(outputs[o] - targets[o]);
    }
    return sum / outputs.length;
  }

  @Override
  public void gradient(double[] outputs, double[] targets, double[] gradient) {
    for (int o = 0; o < outputs.length; o++) {
      gradient[o] = Math.signum(outputs[o] - targets[o]) / outputs.length;
    }
  }

  @Override
  public boolean hasCurvature() {
    return false;
  }

  @Override
  public void curvatureRoot(double[] outputs, double[] targets, double[][] root) {
    throw new UnsupportedOperationException("the absolute error has no curvature");
  }

  /** Returns the weighted median: the smallest target with half of the weight up to it. */
  @Override
  public double bestConstant(double[] targets, double[] weights) {
    int[] order =
        IntStream.range(0, targets.length)
            .boxed()
            .sorted(Comparator.comparingDouble(n -> targets[n]))
            .mapToInt(n -> n)
            .toArray();
    double half = Arrays.stream(weights).sum() / 2;
    int n = 0;
    double weight = weights[order[0]];
    while (weight < half) {
      n++;
      weight += weights[order[n]];
    }
    return targets[order[n]];
  }

  @Override
  public void requireTargets(Batch targets) {
    Targets.ANY.require(targets);
  }

  @Override
  public String toString() {
    return "ABSOLUTE_ERROR";
  }
}
