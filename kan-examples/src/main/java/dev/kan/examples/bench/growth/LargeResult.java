// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingStep;
import java.time.Duration;
import java.util.List;

/**
 * What a large task took.
 *
 * @param name the network and its samples
 * @param steps the number of training steps
 * @param lossBefore the loss on all training samples before them
 * @param lossAfter the loss after them
 * @param stepMs the median milliseconds of the later half of the steps
 * @param predictMs the milliseconds of a prediction of all training samples in plain Java
 * @param earlyMib the MiB in main memory after a tenth of the steps
 * @param lateMib the MiB in main memory after all steps
 * @param peakMib the most MiB in main memory until then; NaN, as those above, if the system does
 *     not tell
 */
record LargeResult(
    String name,
    int steps,
    double lossBefore,
    double lossAfter,
    double stepMs,
    double predictMs,
    double earlyMib,
    double lateMib,
    double peakMib) {
  private static final int PARTS = 10;
  private static final int PREDICTIONS = 4;

  /** Runs a case in this process, which should have done nothing else before. */
  static LargeResult of(LargeCase large) {
    Task task = large.task();
    // measures the memory between steps, outside their times
    double[] mib = new double[2];
    Laps laps = new Laps(Duration.ZERO, Integer.MAX_VALUE, new CancellationToken());
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStep(TrainingStep step) {
            laps.onStep(step);
            if (step.number() == large.steps() / PARTS) {
              mib[0] = Memory.resident();
            } else if (step.number() == large.steps()) {
              mib[1] = Memory.resident();
            }
          }
        };
    List<Evaluation> evaluations = task.train(listener).history().evaluations();
    double peak = Memory.peak();
    return new LargeResult(
        large.label(),
        large.steps(),
        evaluations.get(0).trainLoss(),
        evaluations.get(evaluations.size() - 1).trainLoss(),
        laps.medianMillis(),
        Laps.medianMillis(task.prediction(), Duration.ZERO, PREDICTIONS),
        mib[0],
        mib[1],
        peak);
  }
}
