// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.editing.grid.GridWarning;
import java.util.List;
import java.util.Map;

/**
 * What a training gives.
 *
 * @param kan the trained network
 * @param evaluation its losses on all samples
 * @param history the losses on the way
 * @param stopReason why it ended
 * @param warnings what is worth a look: grids that the samples do not cover or go beyond, knots
 *     that could not be moved
 * @param seconds how long the steps and evaluations took, building the graph not included
 */
public record TrainingResult(
    Kan kan,
    Evaluation evaluation,
    TrainingHistory history,
    StopReason stopReason,
    List<GridWarning> warnings,
    double seconds) {
  /** Copies the warnings. */
  public TrainingResult {
    warnings = ImmutableList.copyOf(warnings);
  }

  /** The loss on the training samples. */
  public double trainLoss() {
    return evaluation.trainLoss();
  }

  /** The loss on the test samples. */
  public double testLoss() {
    return evaluation.testLoss();
  }

  /** The same result with one more step in the network's history. */
  TrainingResult withStep(String action, Map<String, String> details) {
    return new TrainingResult(
        kan.withStep(action, details), evaluation, history, stopReason, warnings, seconds);
  }
}
