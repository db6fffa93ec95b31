// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import dev.kan.tf.Precision;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Huber's loss, without a branch: with d the difference and q the same clipped to delta on either
 * side it is {@code q (d - q / 2)}.
 *
 * @param delta where the square ends
 */
record HuberLoss(double delta) implements SampleLoss {
  @Override
  public <T extends TFloating> Operand<T> of(
      Ops tf, Precision<T> precision, Operand<T> outputs, Operand<T> targets) {
    Operand<T> difference = tf.math.sub(outputs, targets);
    Operand<T> clipped =
        tf.math.maximum(
            tf.math.minimum(difference, precision.scalar(tf, delta)), precision.scalar(tf, -delta));
    Operand<T> half = tf.math.mul(clipped, precision.scalar(tf, 0.5));
    return tf.math.mean(tf.math.mul(clipped, tf.math.sub(difference, half)), tf.constant(1));
  }
}
