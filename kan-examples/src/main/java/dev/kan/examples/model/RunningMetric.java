// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import com.google.common.math.StatsAccumulator;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Metric;
import java.util.Arrays;

/** A metric of rows that come some at a time. */
sealed interface RunningMetric {
  /**
   * Returns a metric of no rows yet.
   *
   * @param metric the metric of each chunk
   * @param outputs the number of network outputs
   */
  static RunningMetric of(Metric metric, int outputs) {
    return switch (metric) {
      case R2 -> new Determination(outputs);
      case AUC -> new OfSample(metric, outputs);
      case ROOT_MEAN_SQUARED_ERROR -> new Root(new Mean(metric));
      default -> new Mean(metric);
    };
  }

  /** Adds rows, none of which is weighted. */
  void add(Batch outputs, Samples samples);

  /** Returns the metric of all rows so far. */
  double value();

  /** The mean over rows of a metric that is one itself, or of the square of the RMSE. */
  final class Mean implements RunningMetric {
    private final Metric metric;
    private double sum;
    private long rows;

    Mean(Metric metric) {
      this.metric = metric;
    }

    @Override
    public void add(Batch outputs, Samples samples) {
      double value = metric.of(outputs, samples);
      sum += samples.size() * (metric == Metric.ROOT_MEAN_SQUARED_ERROR ? value * value : value);
      rows += samples.size();
    }

    @Override
    public double value() {
      return sum / rows;
    }
  }

  /** The square root of a mean. */
  record Root(Mean mean) implements RunningMetric {
    @Override
    public void add(Batch outputs, Samples samples) {
      mean.add(outputs, samples);
    }

    @Override
    public double value() {
      return Math.sqrt(mean.value());
    }
  }

  /** The share of the variance of the targets that the outputs explain, as {@link Metric#R2}. */
  final class Determination implements RunningMetric {
    private final StatsAccumulator[] truth;
    private final double[] residuals;

    Determination(int outputs) {
      truth = new StatsAccumulator[outputs];
      Arrays.setAll(truth, output -> new StatsAccumulator());
      residuals = new double[outputs];
    }

    @Override
    public void add(Batch outputs, Samples samples) {
      for (int c = 0; c < truth.length; c++) {
        double[] t = samples.targets().column(c);
        double[] y = outputs.column(c);
        truth[c].addAll(t);
        for (int r = 0; r < t.length; r++) {
          residuals[c] += (y[r] - t[r]) * (y[r] - t[r]);
        }
      }
    }

    @Override
    public double value() {
      double sum = 0;
      for (int c = 0; c < truth.length; c++) {
        sum += explained(truth[c], residuals[c]);
      }
      return sum / truth.length;
    }

    private static double explained(StatsAccumulator truth, double residual) {
      // the variance of equal numbers may be off by a rounding error
      if (truth.min() < truth.max()) {
        return 1 - residual / (truth.populationVariance() * truth.count());
      }
      return residual == 0 ? 1 : 0;
    }
  }

  /** A metric that compares rows with each other, of at most so many rows drawn at random. */
  final class OfSample implements RunningMetric {
    private final Metric metric;
    private final RowSample outputs;
    private final RowSample targets;

    OfSample(Metric metric, int columns) {
      this.metric = metric;
      outputs = new RowSample(columns);
      targets = new RowSample(columns);
    }

    @Override
    public void add(Batch added, Samples samples) {
      outputs.add(added);
      targets.add(samples.targets());
    }

    @Override
    public double value() {
      return metric.of(outputs.batch(), targets.batch());
    }
  }
}
