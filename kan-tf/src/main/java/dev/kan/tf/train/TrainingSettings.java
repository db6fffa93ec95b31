// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.data.Dataset;
import dev.kan.tf.Precision;
import dev.kan.tf.objective.Loss;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.Map;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * What a training does, besides its optimizer.
 *
 * @param steps the number of steps, at least 1
 * @param batchSize the samples of a step, 0 for all
 * @param seed what mini-batches are drawn by
 * @param evaluateEvery the steps between evaluations, 0 for a tenth of the steps
 * @param patience how many evaluations without a smaller test loss end the training, 0 for any
 * @param clipNorm the longest that a gradient may be, infinity for any
 * @param schedule how the learning rate changes
 * @param loss what to make small
 * @param type what to compute in
 * @param runtime how TensorFlow runs it
 */
record TrainingSettings(
    int steps,
    int batchSize,
    int seed,
    int evaluateEvery,
    int patience,
    double clipNorm,
    Schedule schedule,
    Loss loss,
    Class<? extends TFloating> type,
    RuntimeOptions runtime) {
  /** Whether a step takes fewer samples than there are. */
  boolean miniBatches(Dataset data) {
    return batchSize > 0 && batchSize < data.train().size();
  }

  /** Whether the network is evaluated after a step. */
  boolean evaluatesAfter(int step) {
    int every = evaluateEvery > 0 ? evaluateEvery : Math.max(1, steps / 10);
    return step == steps || step % every == 0;
  }

  /** Whether a gradient may be too long. */
  boolean clips() {
    return Double.isFinite(clipNorm);
  }

  /**
   * All that the numbers of a training depend on but the number of steps, which may be raised when
   * it is resumed under a constant schedule.
   */
  Map<String, String> identity() {
    return Map.of(
        "batchSize", Integer.toString(batchSize),
        "seed", Integer.toString(seed),
        "clipNorm", Double.toString(clipNorm),
        "schedule",
            schedule == Schedule.CONSTANT ? "constant" : schedule + " over " + steps + " steps",
        "loss", loss.toString(),
        "precision", Precision.of(type).toString());
  }

  /** Collects settings, at first the defaults. */
  static final class Builder {
    int steps = 1000;
    int batchSize;
    int seed;
    int evaluateEvery;
    int patience;
    double clipNorm = Double.POSITIVE_INFINITY;
    Schedule schedule = Schedule.CONSTANT;
    Loss loss = Loss.SQUARED_ERROR;
    Class<? extends TFloating> type = TFloat32.class;
    RuntimeOptions runtime = RuntimeOptions.DEFAULT;

    TrainingSettings build() {
      return new TrainingSettings(
          steps, batchSize, seed, evaluateEvery, patience, clipNorm, schedule, loss, type, runtime);
    }
  }
}
