// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

/**
 * The losses of a network on all samples, without penalties.
 *
 * @param step the number of steps made before
 * @param trainLoss the mean loss on the training samples
 * @param testLoss the mean loss on the test samples; NaN if there are none
 * @param validationLoss the mean loss on the validation samples; NaN if there are none
 */
public record Evaluation(int step, double trainLoss, double testLoss, double validationLoss) {
  /**
   * Returns true if the loss on the training samples is finite. The other losses are not
   * considered.
   */
  public boolean isFinite() {
    return Double.isFinite(trainLoss);
  }
}
