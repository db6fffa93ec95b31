// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Huber;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.SquaredError;
import java.util.Arrays;

/**
 * The weighted means of the targets and their standard deviation. There is one deviation for all
 * outputs, so that the shares of the outputs in the loss do not change.
 *
 * @param means the mean of each output
 * @param deviation the deviation, positive
 */
record TargetUnits(ImmutableDoubleArray means, double deviation) {
  /**
   * Returns the units for a loss: those of {@link #of(Samples)} if its targets have a unit,
   * otherwise {@link #none}.
   */
  static TargetUnits of(Samples samples, Loss loss) {
    boolean haveUnit = loss instanceof SquaredError || loss instanceof Huber;
    return haveUnit ? of(samples) : none(samples.targets().columns());
  }

  /** Returns units that change nothing. */
  static TargetUnits none(int outputs) {
    return new TargetUnits(ImmutableDoubleArray.copyOf(new double[outputs]), 1);
  }

  /**
   * Returns the units in which the targets have mean 0 and deviation 1. If all targets are equal,
   * only their mean changes.
   */
  static TargetUnits of(Samples samples) {
    Batch targets = samples.targets();
    double[] weights = relativeWeights(samples);
    double[] means = new double[targets.columns()];
    // squares of very large or very small targets overflow or underflow
    int exponent = PowerOfTwo.above(targets.toArray());
    double sum = 0;
    for (int o = 0; o < means.length; o++) {
      double[] column = PowerOfTwo.scaled(targets.column(o), -exponent);
      for (int n = 0; n < column.length; n++) {
        means[o] += weights[n] * column[n] / column.length;
      }
      for (int n = 0; n < column.length; n++) {
        double distance = column[n] - means[o];
        sum += weights[n] * distance / column.length * distance / means.length;
      }
    }
    double deviation = Math.scalb(Math.sqrt(sum), exponent);
    boolean usable = Double.isFinite(1 / deviation) && Double.isFinite(deviation);
    return new TargetUnits(
        ImmutableDoubleArray.copyOf(PowerOfTwo.scaled(means, exponent)), usable ? deviation : 1);
  }

  /** Returns the weights divided by their mean. */
  private static double[] relativeWeights(Samples samples) {
    double[] weights = samples.weightValues();
    double mean = Arrays.stream(weights).sum() / weights.length;
    return Arrays.stream(weights).map(each -> each / mean).toArray();
  }

  /** Returns a copy of these units with mean 0 for one output. */
  TargetUnits withoutMean(int output) {
    double[] others = means.toArray();
    others[output] = 0;
    return new TargetUnits(ImmutableDoubleArray.copyOf(others), deviation);
  }

  /** Returns the targets of samples in these units. */
  Batch apply(Samples samples) {
    double[] values = samples.targets().toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - means.get(i % means.length())) / deviation;
    }
    return Batch.of(means.length(), values);
  }

  /** Converts a loss to these units, in which it is the original loss divided by a factor. */
  Loss apply(Loss loss) {
    return loss instanceof Huber huber
        ? Loss.huber(
            Math.max(Double.MIN_VALUE, Math.min(Double.MAX_VALUE, huber.delta() / deviation)))
        : loss;
  }

  /** Converts a mean of squares from these units to those of the targets. */
  double lossInUnits(double loss) {
    return loss * deviation * deviation;
  }
}
