// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.init.PykanNoise;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.train.TensorFlowTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The experiment Example 8 of pykan: a [1, 1] network with 200 grid intervals, no base function and
 * frozen scales learns five Gaussian peaks one after another. The error is measured over all five
 * at the end, so that a forgotten peak counts.
 */
final class Continual implements Experiment {
  private static final int PEAKS = 5;
  private static final int SAMPLES_PER_PEAK = 100;
  private static final int STEPS = 20;
  private static final double SHARPNESS = 300;

  @Override
  public String id() {
    return "continual";
  }

  @Override
  public String metric() {
    return "RMSE of all";
  }

  @Override
  public OptionalDouble published() {
    return OptionalDouble.of(3.99e-6);
  }

  @Override
  public Outcome run(int seed) {
    KanSpec spec =
        KanSpec.builder(1, 1)
            .gridIntervals(200)
            .base(BaseFunction.ZERO)
            .freeze(ParameterKind.SPLINE_SCALE, ParameterKind.BASE_SCALE)
            .build();
    Kan kan = new PykanNoise(0.1, 0, 1).initialise(spec, seed);
    Samples all = samples(0, PEAKS);
    List<String> detail = new ArrayList<>();
    for (int peak = 0; peak < PEAKS; peak++) {
      Samples one = samples(peak, peak + 1);
      kan =
          TensorFlowTrainer.builder()
              .optimizer(Optimizer.levenbergMarquardt())
              .steps(STEPS)
              .build()
              .train(kan, Dataset.of(one, all))
              .kan();
      detail.add(
          String.format(
              Locale.ROOT, "%.2g", Metric.ROOT_MEAN_SQUARED_ERROR.of(kan, samples(0, peak + 1))));
    }
    return new Outcome(
        Metric.ROOT_MEAN_SQUARED_ERROR.of(kan, all),
        "after each peak " + String.join(", ", detail));
  }

  /**
   * Returns the samples of a contiguous range of peaks, evenly spread over their fifths of [-1, 1].
   */
  private static Samples samples(int from, int to) {
    double[] x =
        IntStream.range(from, to)
            .boxed()
            .flatMapToDouble(
                peak ->
                    IntStream.range(0, SAMPLES_PER_PEAK)
                        .mapToDouble(
                            n -> centre(peak) + (2.0 * n / (SAMPLES_PER_PEAK - 1) - 1) / PEAKS))
            .toArray();
    double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      for (int peak = 0; peak < PEAKS; peak++) {
        double distance = x[n] - centre(peak);
        y[n] += Math.exp(-SHARPNESS * distance * distance);
      }
    }
    return new Samples(Batch.of(1, x), Batch.of(1, y));
  }

  private static double centre(int peak) {
    return 2.0 / PEAKS * (peak - PEAKS / 2.0 + 0.5);
  }
}
