// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench;

import dev.kan.core.Kan;
import dev.kan.core.data.Dataset;
import dev.kan.tf.Precision;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.runtime.RuntimeOptions;
import dev.kan.tf.serving.KanPredictor;
import dev.kan.tf.train.TensorFlowTrainer;
import org.tensorflow.types.TFloat32;

/**
 * The times of one network in milliseconds, medians of many runs in one process.
 *
 * @param network the name of the network
 * @param stepMs the time of a training step with Adam on all samples
 * @param stepRatio the ratio of {@code stepMs} to the time of the matrix products alone
 * @param forwardMs the time of a prediction of all samples, from float array to float array
 * @param forwardRatio the ratio of {@code forwardMs} to the time of the matrix products alone
 */
record Measurement(
    String network, double stepMs, double stepRatio, double forwardMs, double forwardRatio) {
  private static final int WARM_UPS = 20;

  static Measurement of(BenchCase bench, int repetitions) {
    Kan kan = bench.network();
    Dataset data = bench.data();
    double step = stepMillis(kan, data, repetitions);
    double forward = forwardMillis(kan, data, repetitions);
    try (var products =
        new MatrixProducts<>(
            kan, bench.samples(), Precision.of(TFloat32.class), RuntimeOptions.defaults())) {
      double stepFloor = Stopwatch.medianMillis(products::step, WARM_UPS, repetitions);
      double forwardFloor = Stopwatch.medianMillis(products::forward, WARM_UPS, repetitions);
      return new Measurement(bench.name(), step, step / stepFloor, forward, forward / forwardFloor);
    }
  }

  private static double stepMillis(Kan kan, Dataset data, int repetitions) {
    Stopwatch stopwatch = new Stopwatch(WARM_UPS);
    TensorFlowTrainer.builder()
        .optimizer(Optimizer.adam(1e-3))
        .steps(WARM_UPS + repetitions)
        .evaluateEvery(WARM_UPS + repetitions)
        .build()
        .train(kan, data, stopwatch);
    return stopwatch.medianMillis();
  }

  private static double forwardMillis(Kan kan, Dataset data, int repetitions) {
    float[] inputs = data.train().inputs().toFloatArray();
    try (KanPredictor predictor = KanPredictor.of(kan)) {
      return Stopwatch.medianMillis(() -> predictor.predict(inputs), WARM_UPS, repetitions);
    }
  }
}
