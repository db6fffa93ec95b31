// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Targets of weighted mean 0 and deviation 1 while training, whatever their units: starting points,
 * the weight of the ridge and damping then mean the same for every problem. A network goes from one
 * to the other by its last layer's node scale and bias, without error beyond rounding.
 */
final class TargetScaling {
  private final double[] mean;
  private final double scale;

  private TargetScaling(double[] mean, double scale) {
    this.mean = mean;
    this.scale = scale;
  }

  /** Leaves everything as it is. */
  static TargetScaling none(int outputs) {
    return new TargetScaling(new double[outputs], 1);
  }

  /** One scale for all outputs, so that their shares in the loss stay what they are. */
  static TargetScaling of(Samples samples) {
    Batch targets = samples.targets();
    double[] weights = relativeWeights(samples);
    double[] mean = new double[targets.columns()];
    double sum = 0;
    for (int o = 0; o < mean.length; o++) {
      double[] column = targets.column(o);
      for (int n = 0; n < column.length; n++) {
        mean[o] += weights[n] * column[n] / column.length;
      }
      for (int n = 0; n < column.length; n++) {
        double distance = column[n] - mean[o];
        sum += weights[n] * distance / column.length * distance / mean.length;
      }
    }
    double deviation = Math.sqrt(sum);
    boolean usable = deviation > 0 && Double.isFinite(deviation) && Double.isFinite(1 / deviation);
    return new TargetScaling(mean, usable ? deviation : 1);
  }

  /** Weights whose mean is 1. */
  private static double[] relativeWeights(Samples samples) {
    double[] weights = samples.weightValues();
    double mean = Arrays.stream(weights).sum() / weights.length;
    return Arrays.stream(weights).map(each -> each / mean).toArray();
  }

  /** The mean of squares in the targets' units, given that of scaled ones. */
  double lossInUnits(double scaledLoss) {
    return scaledLoss * scale * scale;
  }

  Samples scaled(Samples samples) {
    double[] values = samples.targets().toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean[i % mean.length]) / scale;
    }
    return samples.withTargets(Batch.of(mean.length, values));
  }

  /** A network for scaled targets, from one for the targets as they are. */
  Kan scaled(Kan kan) {
    return mapped(kan, true);
  }

  /** A network for the targets as they are, from one for scaled targets. */
  Kan inUnits(Kan kan) {
    return mapped(kan, false);
  }

  private Kan mapped(Kan kan, boolean down) {
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    KanLayer last = layers.remove(layers.size() - 1);
    double[] factors = last.values(ParameterKind.NODE_SCALE);
    double[] biases = last.values(ParameterKind.NODE_BIAS);
    for (int o = 0; o < factors.length; o++) {
      factors[o] = down ? factors[o] / scale : factors[o] * scale;
      biases[o] = down ? (biases[o] - mean[o]) / scale : biases[o] * scale + mean[o];
    }
    layers.add(last.with(ParameterKind.NODE_SCALE, factors).with(ParameterKind.NODE_BIAS, biases));
    return kan.withLayers(layers);
  }
}
