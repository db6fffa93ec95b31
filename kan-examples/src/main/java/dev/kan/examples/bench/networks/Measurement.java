// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.networks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingStep;
import dev.kan.tf.Precision;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.runtime.RuntimeOptions;
import dev.kan.tf.serving.KanPredictor;
import dev.kan.tf.train.TensorFlowTrainer;
import java.util.Arrays;
import org.tensorflow.types.TFloat32;

/**
 * The times of one network, medians of many runs in one process.
 *
 * @param network the name of the network
 * @param stepMs the milliseconds of a step with Adam on all samples, in float32, as in a training
 *     of 100,000 steps, which XLA compiles where that pays
 * @param stepRatio the ratio of {@code stepMs} to the time of the matrix products of a step alone
 * @param predictMs the milliseconds of a prediction of all samples as the library does it by
 *     default, in plain Java, from double array to double array
 * @param sessionMs the milliseconds of a prediction of all samples in a TensorFlow session, from
 *     float array to float array
 * @param sessionRatio the ratio of {@code sessionMs} to the time of the matrix products of a
 *     prediction alone
 * @param sampleUs the microseconds of a prediction of one sample in plain Java
 * @param sessionSampleUs the microseconds of a prediction of one sample in a TensorFlow session
 */
@JsonPropertyOrder({
  "network",
  "stepMs",
  "stepRatio",
  "predictMs",
  "sessionMs",
  "sessionRatio",
  "sampleUs",
  "sessionSampleUs",
  "sampleRatio"
})
public record Measurement(
    String network,
    double stepMs,
    double stepRatio,
    double predictMs,
    double sessionMs,
    double sessionRatio,
    double sampleUs,
    double sessionSampleUs) {
  private static final int LONG_TRAINING = 100_000;
  private static final int SAMPLES_AT_ONCE = 100;
  private static final double MICROS_PER_MILLI = 1000;

  /** Measures a network, each time {@code repetitions} times after a warm-up. */
  public static Measurement of(BenchCase bench, int repetitions) {
    Kan kan = bench.network();
    Dataset data = bench.data();
    double step = stepMillis(kan, data, repetitions);
    double predict = predictMillis(kan, data, repetitions);
    try (KanPredictor session = KanPredictor.of(kan);
        var products =
            new MatrixProducts<>(
                kan, bench.samples(), Precision.of(TFloat32.class), RuntimeOptions.defaults())) {
      float[] inputs = data.train().inputs().toFloatArray();
      double forward = Stopwatch.medianMillis(() -> session.predict(inputs), repetitions);
      float[] sample = Arrays.copyOf(inputs, kan.inputs());
      double sessionSample = Stopwatch.medianMillis(() -> session.predict(sample), repetitions);
      return new Measurement(
          bench.name(),
          step,
          step / Stopwatch.medianMillis(products::step, repetitions),
          predict,
          forward,
          forward / Stopwatch.medianMillis(products::forward, repetitions),
          sampleMicros(kan, data, repetitions),
          MICROS_PER_MILLI * sessionSample);
    }
  }

  /** Measures only what the library does by default: a step, and a prediction of all samples. */
  public static Times times(BenchCase bench, int repetitions) {
    Kan kan = bench.network();
    Dataset data = bench.data();
    return new Times(stepMillis(kan, data, repetitions), predictMillis(kan, data, repetitions));
  }

  /** Returns how many times longer one sample takes in a session than in plain Java. */
  @JsonProperty
  public double sampleRatio() {
    return sessionSampleUs / sampleUs;
  }

  /** Times the first steps of a training that is long enough to be compiled where that pays. */
  private static double stepMillis(Kan kan, Dataset data, int repetitions) {
    Stopwatch stopwatch = new Stopwatch(repetitions);
    CancellationToken token = new CancellationToken();
    TrainingListener ending =
        new TrainingListener() {
          @Override
          public void onStep(TrainingStep step) {
            if (stopwatch.isDone()) {
              token.cancel();
            }
          }
        };
    TensorFlowTrainer trainer =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(1e-3))
            .steps(LONG_TRAINING + repetitions)
            .evaluateEvery(LONG_TRAINING + repetitions)
            .build();
    token.during(() -> trainer.train(kan, data, TrainingListener.all(stopwatch, ending)));
    return stopwatch.medianMillis();
  }

  private static double predictMillis(Kan kan, Dataset data, int repetitions) {
    KanEvaluator evaluator = KanEvaluator.of(kan);
    double[] inputs = data.train().inputs().toArray();
    return Stopwatch.medianMillis(
        () -> evaluator.evaluate(Batch.of(kan.inputs(), inputs)).toArray(), repetitions);
  }

  private static double sampleMicros(Kan kan, Dataset data, int repetitions) {
    KanEvaluator evaluator = KanEvaluator.of(kan);
    double[] sample = data.train().inputs().row(0);
    Runnable many =
        () -> {
          for (int n = 0; n < SAMPLES_AT_ONCE; n++) {
            evaluator.evaluate(sample);
          }
        };
    return MICROS_PER_MILLI / SAMPLES_AT_ONCE * Stopwatch.medianMillis(many, repetitions);
  }
}
