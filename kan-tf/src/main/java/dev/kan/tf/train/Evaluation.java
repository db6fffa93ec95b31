// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

/**
 * The losses of a network on all its samples, without a penalty.
 *
 * @param step after how many steps
 * @param trainLoss the loss on the training samples
 * @param testLoss the loss on the test samples
 */
public record Evaluation(int step, double trainLoss, double testLoss) {
  /** Whether both losses are numbers. */
  public boolean isFinite() {
    return Double.isFinite(trainLoss) && Double.isFinite(testLoss);
  }
}
