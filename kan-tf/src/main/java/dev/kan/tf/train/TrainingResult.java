// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;

/**
 * What a training gives.
 *
 * @param kan the trained network
 * @param evaluation its losses on all samples
 * @param history the losses on the way
 * @param stopReason why it ended
 * @param seconds how long the steps and evaluations took, building the graph not included
 */
public record TrainingResult(
    Kan kan,
    Evaluation evaluation,
    TrainingHistory history,
    StopReason stopReason,
    double seconds) {
  /** The loss on the training samples. */
  public double trainLoss() {
    return evaluation.trainLoss();
  }

  /** The loss on the test samples. */
  public double testLoss() {
    return evaluation.testLoss();
  }
}
