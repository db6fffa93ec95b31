// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

/**
 * What a step found before it changed the parameters.
 *
 * @param loss the loss on the step's samples
 * @param penalty what was added to it; 0 if nothing is
 */
record StepLoss(double loss, double penalty) {
  boolean isFinite() {
    return Double.isFinite(loss) && Double.isFinite(penalty);
  }
}
