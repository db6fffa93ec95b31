// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import dev.kan.tf.Precision;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/** How far outputs are from their targets, as one number. */
public enum Loss {
  /** The mean over all samples and outputs of {@code (y - t)^2}. */
  SQUARED_ERROR {
    @Override
    public <T extends TFloating> Operand<T> mean(
        Ops tf, Precision<T> precision, Operand<T> outputs, Operand<T> targets) {
      Operand<T> difference = tf.math.sub(outputs, targets);
      return tf.math.mean(tf.math.mul(difference, difference), tf.constant(new int[] {0, 1}));
    }
  };

  /**
   * The loss as an op, differentiable.
   *
   * @param tf where to make the ops
   * @param precision the type of the operands
   * @param outputs (samples, outputs)
   * @param targets (samples, outputs)
   * @return a scalar
   */
  public abstract <T extends TFloating> Operand<T> mean(
      Ops tf, Precision<T> precision, Operand<T> outputs, Operand<T> targets);
}
