// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import org.tensorflow.op.Op;
import org.tensorflow.op.train.ApplyGradientDescent;
import org.tensorflow.op.train.ApplyMomentum;
import org.tensorflow.types.family.TFloating;

/**
 * Stochastic gradient descent with momentum: {@code v = momentum * v + g}, {@code w = w - rate *
 * v}.
 *
 * @param learningRate the step size, positive
 * @param momentum the share of the last direction that is kept, in [0, 1); 0 for none
 */
record Sgd(double learningRate, double momentum) implements GraphOptimizer {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Sgd {
    Settings.requirePositive("the learning rate", learningRate);
    Settings.requireDecay("momentum", momentum);
  }

  @Override
  public <T extends TFloating> Op step(StepContext<T> context) {
    if (momentum == 0) {
      return context
          .tf()
          .train
          .applyGradientDescent(
              context.variable(),
              context.rate(learningRate),
              context.gradient(),
              ApplyGradientDescent.useLocking(true));
    }
    return context
        .tf()
        .train
        .applyMomentum(
            context.variable(),
            Moments.zeros(context, "momentum"),
            context.rate(learningRate),
            context.gradient(),
            context.precision().scalar(context.tf(), momentum),
            ApplyMomentum.useLocking(true));
  }
}
