// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.Dataset;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.tf.objective.Objective;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.runtime.DeviceChoice;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * What a training does, besides its optimizer.
 *
 * @param steps the number of steps, at least 1
 * @param batchSize the samples of a step, 0 for all
 * @param seed what mini-batches are drawn by
 * @param evaluateEvery the steps between evaluations, 0 for a tenth of the steps
 * @param patience how many evaluations without a smaller validation loss end the training, 0 for
 *     any
 * @param validation the share of the training samples to validate on, 0 for none
 * @param clipNorm the longest that a gradient may be, infinity for any
 * @param schedule how the learning rate changes
 * @param grids when the knots are moved, if ever
 * @param objective what to make small
 * @param type what to compute in
 * @param runtime how TensorFlow runs it
 */
record TrainingSettings(
    int steps,
    int batchSize,
    int seed,
    int evaluateEvery,
    int patience,
    double validation,
    double clipNorm,
    Schedule schedule,
    Optional<GridSchedule> grids,
    Objective objective,
    Class<? extends TFloating> type,
    RuntimeOptions runtime) {
  /** Whether a step takes fewer samples than there are. */
  boolean miniBatches(TrainingSamples data) {
    return batchSize > 0 && batchSize < data.train().size();
  }

  /** Whether the network is evaluated after a step. */
  boolean evaluatesAfter(int step) {
    return step == steps || step % interval() == 0;
  }

  private int interval() {
    return evaluateEvery > 0 ? evaluateEvery : Math.max(1, steps / 10);
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
            schedule.equals(Schedule.CONSTANT)
                ? "constant"
                : schedule + " over " + steps + " steps",
        "grids", grids.map(GridSchedule::toString).orElse("fixed"),
        "loss", objective.loss().toString(),
        "sparsity", objective.sparsity().map(Sparsity::toString).orElse("none"),
        "stopEarly", patience == 0 ? "no" : patience + " evaluations, one each " + interval(),
        "validation", Double.toString(validation));
  }

  /** Collects settings, at first the defaults. */
  static final class Builder {
    private static final double USUAL_VALIDATION = 0.15;

    /** 0: as many as are usual for the method. */
    int steps;

    int batchSize;
    int seed;
    int evaluateEvery;
    int patience;
    OptionalDouble validation = OptionalDouble.empty();
    double clipNorm = Double.POSITIVE_INFINITY;
    Schedule schedule = Schedule.CONSTANT;
    Optional<GridSchedule> grids = Optional.empty();
    Loss loss = Loss.SQUARED_ERROR;
    Optional<Sparsity> sparsity = Optional.empty();
    Optional<Class<? extends TFloating>> type = Optional.empty();
    RuntimeOptions runtime = RuntimeOptions.DEFAULT;

    Objective objective() {
      return new Objective(loss, sparsity);
    }

    /** The share of the training samples to validate on. */
    double validation() {
      double share = validation.orElse(patience > 0 ? USUAL_VALIDATION : 0);
      checkArgument(
          patience == 0 || share > 0,
          "early stopping needs validation samples; got a share of %s",
          share);
      return share;
    }

    /** Whether nothing was chosen that only steps of one method can do on these samples. */
    boolean leavesMethodOpen(Dataset data) {
      return steps == 0
          && (batchSize == 0 || batchSize >= data.train().size())
          && evaluateEvery == 0
          && patience == 0
          && validation.isEmpty()
          && !Double.isFinite(clipNorm)
          && schedule.equals(Schedule.CONSTANT)
          && grids.isEmpty()
          && sparsity.isEmpty()
          && type.isEmpty()
          && !(runtime.device() instanceof DeviceChoice.Gpu);
    }

    TrainingSettings build(Method method) {
      return new TrainingSettings(
          steps > 0 ? steps : method.usualSteps(),
          batchSize,
          seed,
          evaluateEvery,
          patience,
          validation(),
          clipNorm,
          schedule,
          grids,
          objective(),
          type.orElse(TFloat32.class),
          runtime);
    }
  }
}
