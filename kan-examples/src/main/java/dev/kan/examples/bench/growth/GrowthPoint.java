// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import dev.kan.core.KanSpec;
import dev.kan.core.ParameterVector;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.TrainingListener;
import dev.kan.tf.train.TensorFlowTrainer;
import java.time.Duration;

/**
 * The cost of one size.
 *
 * @param dimension what grows
 * @param size its size
 * @param parameters the number of trainable parameters
 * @param stepMs the milliseconds of a training step
 * @param predictMs the milliseconds of a prediction of all samples in plain Java
 * @param predictKib the KiB that such a prediction allocates on the heap of Java
 * @param trainMib the most MiB that the process had in main memory while it trained, less those
 *     before the training; NaN if the system does not tell
 */
record GrowthPoint(
    Dimension dimension,
    int size,
    int parameters,
    double stepMs,
    double predictMs,
    double predictKib,
    double trainMib) {
  private static final int LEAST_LAPS = 3;
  private static final double BYTES_PER_KIB = 1024;

  /**
   * Measures a size in this process, which should have done nothing else before.
   *
   * @param time how long to repeat steps, and predictions
   */
  static GrowthPoint measured(Dimension dimension, int size, Duration time) {
    loadTensorFlow();
    Task task = dimension.task(size);
    double before = Memory.resident();
    CancellationToken token = new CancellationToken();
    Laps laps = new Laps(time, LEAST_LAPS, token);
    token.during(() -> task.train(laps));
    double trainMib = Memory.peak() - before;
    Runnable prediction = task.prediction();
    double predictMs = Laps.medianMillis(prediction, time, LEAST_LAPS);
    return new GrowthPoint(
        dimension,
        size,
        ParameterVector.of(task.kan()).size(),
        laps.medianMillis(),
        predictMs,
        Memory.allocated(prediction) / BYTES_PER_KIB,
        trainMib);
  }

  private static void loadTensorFlow() {
    Task.of(KanSpec.builder(1, 1).build(), 1, TensorFlowTrainer.builder().steps(1).build())
        .train(TrainingListener.NONE);
  }

  /** Returns the size that the cost is fitted to: that of the dimension, or the parameters. */
  double abscissa() {
    return dimension == Dimension.SECOND_ORDER ? parameters : size;
  }
}
