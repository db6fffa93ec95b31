// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.editing.grid.GridWarning;
import java.util.List;

/**
 * The result of a training.
 *
 * @param kan the trained network
 * @param evaluation the losses of that network
 * @param history the losses during the training
 * @param stages the stages of a ladder of grids, in order; empty if the trainer has no ladder
 * @param stopReason the reason why the training ended
 * @param warnings the warnings about grids that the samples do not cover or exceed, and about knots
 *     that could not be moved
 * @param seconds the time that the steps and evaluations took, in seconds
 */
public record TrainingResult(
    Kan kan,
    Evaluation evaluation,
    TrainingHistory history,
    List<TrainingStage> stages,
    StopReason stopReason,
    List<GridWarning> warnings,
    double seconds) {
  /** Copies stages and warnings. */
  public TrainingResult {
    stages = ImmutableList.copyOf(stages);
    warnings = ImmutableList.copyOf(warnings);
  }

  /** Returns the loss on the training samples. */
  public double trainLoss() {
    return evaluation.trainLoss();
  }

  /** Returns the loss on the validation samples; NaN if there are none. */
  public double validationLoss() {
    return evaluation.validationLoss();
  }

  /** Returns the loss on the test samples; NaN if there are none. */
  public double testLoss() {
    return evaluation.testLoss();
  }
}
