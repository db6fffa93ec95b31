// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import dev.kan.tf.objective.Loss;
import java.util.Optional;

/**
 * A loss of the graph as one with a curvature, which second-order steps need.
 *
 * @param cost what a sample costs there
 * @param factor what turns the mean cost of the samples into the mean loss
 */
record CurvedLoss(dev.kan.core.training.leastsquares.Loss cost, double factor) {
  /**
   * The counterpart of a loss; none if it has no smooth curvature.
   *
   * @param outputs the number of outputs, which some losses are means over
   */
  static Optional<CurvedLoss> of(Loss loss, int outputs) {
    if (loss.equals(Loss.SQUARED_ERROR)) {
      // a cost there is half the sum over the outputs
      return Optional.of(
          new CurvedLoss(dev.kan.core.training.leastsquares.Loss.SQUARED, 2.0 / outputs));
    } else if (loss.equals(Loss.CROSS_ENTROPY)) {
      return Optional.of(
          new CurvedLoss(dev.kan.core.training.leastsquares.Loss.SOFTMAX_CROSS_ENTROPY, 1));
    } else if (loss.equals(Loss.BINARY_CROSS_ENTROPY)) {
      return Optional.of(
          new CurvedLoss(
              dev.kan.core.training.leastsquares.Loss.BINARY_CROSS_ENTROPY, 1.0 / outputs));
    }
    return Optional.empty();
  }
}
