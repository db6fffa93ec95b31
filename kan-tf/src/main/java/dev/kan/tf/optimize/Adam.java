// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import java.util.List;
import org.tensorflow.op.Op;
import org.tensorflow.types.family.TFloating;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980, algorithm 1).
 *
 * @param learningRate the step size alpha, positive
 * @param beta1 the decay of the first moment, in [0, 1)
 * @param beta2 the decay of the second moment, in [0, 1)
 * @param epsilon added to the root of the bias-corrected second moment, positive
 */
record Adam(double learningRate, double beta1, double beta2, double epsilon)
    implements GraphOptimizer {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Adam {
    Settings.requirePositive("the learning rate", learningRate);
    Settings.requireDecay("beta1", beta1);
    Settings.requireDecay("beta2", beta2);
    Settings.requirePositive("epsilon", epsilon);
  }

  /** Adam with the decays of the paper, 0.9 and 0.999, and epsilon 1e-8. */
  public static Adam withLearningRate(double learningRate) {
    return new Adam(learningRate, 0.9, 0.999, 1e-8);
  }

  @Override
  public <T extends TFloating> Op step(StepContext<T> context) {
    return Moments.update(context, this, List.of());
  }
}
