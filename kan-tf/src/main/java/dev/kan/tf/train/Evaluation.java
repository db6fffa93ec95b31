// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

/**
 * The losses of a network on all its samples, without a penalty.
 *
 * @param step after how many steps
 * @param trainLoss the loss on the training samples, validation samples not included
 * @param testLoss the loss on the test samples
 * @param validationLoss the loss on the validation samples; NaN if there are none
 */
public record Evaluation(int step, double trainLoss, double testLoss, double validationLoss) {
  /** Whether the losses on the training and on the test samples are finite. */
  public boolean isFinite() {
    return Double.isFinite(trainLoss) && Double.isFinite(testLoss);
  }
}
