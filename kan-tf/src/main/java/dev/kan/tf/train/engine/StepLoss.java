// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

/**
 * The losses of a step, before it changed the parameters.
 *
 * @param loss the loss on the step's samples
 * @param penalty what was added to it; 0 if nothing is
 */
public record StepLoss(double loss, double penalty) {
  /** Returns whether both are finite. */
  public boolean isFinite() {
    return Double.isFinite(loss) && Double.isFinite(penalty);
  }
}
