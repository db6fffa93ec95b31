// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Fill;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.train.ApplyAdam;
import org.tensorflow.types.family.TFloating;

/**
 * The update of Adam with its moments and step counter. The counter is raised when the gradient is
 * there, and the update waits for it, so that a run gives the same numbers every time.
 */
final class Moments {
  private Moments() {}

  /**
   * Adam's update with the settings of {@code adam}.
   *
   * @param before ops that the update waits for, besides the gradient
   */
  static <T extends TFloating> Op update(StepContext<T> context, Adam adam, List<Op> before) {
    Ops tf = context.tf();
    var precision = context.precision();
    Variable<T> counter = tf.withName("step").variable(precision.scalar(tf, 0));
    Operand<T> step =
        tf.withControlDependencies(List.of(context.gradient()))
            .assignAdd(counter, precision.scalar(tf, 1));
    Operand<T> first = precision.scalar(tf, adam.beta1());
    Operand<T> second = precision.scalar(tf, adam.beta2());
    Operand<T> secondPower = tf.math.pow(second, step);
    // ApplyAdam adds epsilon to the root of the moment before its bias is corrected
    Operand<T> uncorrectedEpsilon =
        tf.math.mul(
            precision.scalar(tf, adam.epsilon()),
            tf.math.sqrt(tf.math.sub(precision.scalar(tf, 1), secondPower)));
    return tf.withControlDependencies(before)
        .train
        .applyAdam(
            context.variable(),
            zeros(context, "m"),
            zeros(context, "v"),
            tf.math.pow(first, step),
            secondPower,
            context.rate(adam.learningRate()),
            first,
            second,
            uncorrectedEpsilon,
            context.gradient(),
            ApplyAdam.useLocking(true));
  }

  /** A variable like the parameters, at first zero. */
  static <T extends TFloating> Variable<T> zeros(StepContext<T> context, String name) {
    Ops tf = context.tf();
    return tf.withName(name)
        .variable(
            Fill.create(
                tf.scope(),
                tf.constant(context.variable().shape().asArray()),
                context.precision().scalar(tf, 0)));
  }
}
