// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.tf.Precision;
import dev.kan.tf.objective.Objective;
import dev.kan.tf.optimize.GridSchedule;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.types.family.TFloating;

/**
 * The settings that determine the result of a training.
 *
 * @param optimizer the optimizer that makes the steps
 * @param steps the number of steps, at least 1
 * @param batchSize the number of samples of a step, 0 for all
 * @param seed the source of mini-batches and validation samples
 * @param evaluateEvery the number of steps between evaluations, 0 for a tenth of the steps
 * @param patience the number of evaluations without a smaller validation loss that end the
 *     training, 0 for any
 * @param validationShare the share of the training samples to validate on, 0 for none
 * @param clipNorm the largest length of a gradient, infinity for any
 * @param schedule how the learning rate changes
 * @param grids when the knots are moved, if ever
 * @param objective what to make small
 * @param type what to compute in
 * @param runtime how TensorFlow runs it
 */
public record TrainingSettings(
    Optimizer optimizer,
    int steps,
    int batchSize,
    int seed,
    int evaluateEvery,
    int patience,
    double validationShare,
    double clipNorm,
    Schedule schedule,
    Optional<GridSchedule> grids,
    Objective objective,
    Class<? extends TFloating> type,
    RuntimeOptions runtime) {
  /**
   * Checks what does not hang on the optimizer; {@link Refusals} checks the rest.
   *
   * @throws IllegalArgumentException if early stopping has no validation samples
   */
  public TrainingSettings {
    checkArgument(
        patience == 0 || validationShare > 0,
        "stopEarly needs validation samples; got a validationShare of %s",
        validationShare);
  }

  /**
   * Returns settings that say whether XLA compiles: where these leave it open, if the steps are
   * expected to save more time than compilation takes.
   *
   * @param kan the network to train
   * @param samples the samples to train on
   */
  public TrainingSettings decided(Kan kan, Samples samples) {
    return CompilationChoice.decided(this, kan, samples);
  }

  /** Returns these settings with other ones of how TensorFlow runs. */
  TrainingSettings with(RuntimeOptions options) {
    return new TrainingSettings(
        optimizer,
        steps,
        batchSize,
        seed,
        evaluateEvery,
        patience,
        validationShare,
        clipNorm,
        schedule,
        grids,
        objective,
        type,
        options);
  }

  /** Returns whether a step takes fewer samples than there are. */
  boolean miniBatches(TrainingSamples data) {
    return batchSize > 0 && batchSize < data.train().size();
  }

  /** Returns whether the network is evaluated after a step. */
  public boolean evaluatesAfter(int step) {
    return step == steps || step % interval() == 0;
  }

  private int interval() {
    return evaluateEvery > 0 ? evaluateEvery : Math.max(1, steps / 10);
  }

  /** Returns whether a gradient may be too long. */
  boolean clips() {
    return Double.isFinite(clipNorm);
  }

  /**
   * Returns all settings that determine the result of a training but the number of steps, which may
   * be raised when it is resumed under a constant schedule.
   */
  public Map<String, String> identity() {
    return Map.ofEntries(
        Map.entry("optimizer", optimizer.toString()),
        Map.entry("precision", Precision.of(type).toString()),
        Map.entry("batchSize", Integer.toString(batchSize)),
        Map.entry("seed", Integer.toString(seed)),
        Map.entry("clipNorm", Double.toString(clipNorm)),
        Map.entry(
            "schedule",
            schedule.equals(Schedule.constant())
                ? "constant"
                : schedule + " over " + steps + " steps"),
        Map.entry("grids", grids.map(GridSchedule::toString).orElse("fixed")),
        Map.entry("loss", objective.loss().toString()),
        Map.entry("sparsity", objective.sparsity().map(Sparsity::toString).orElse("none")),
        Map.entry(
            "stopEarly", patience == 0 ? "no" : patience + " evaluations, one each " + interval()),
        Map.entry("validationShare", Double.toString(validationShare)));
  }
}
