// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static com.google.common.base.Preconditions.checkElementIndex;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The outputs of a network and their exact derivatives with respect to its inputs, as ops. These
 * can be differentiated again, so that a loss may contain them. At a knot, the derivatives are
 * those of the interval to its right. {@link TfKan#derivatives} returns instances.
 *
 * @param <T> the type of the operands
 */
public final class InputDerivatives<T extends TFloating> {
  private final Ops tf;
  private final int inputs;
  private final int outputs;
  private final Jet<T> jet;

  InputDerivatives(Ops tf, int inputs, int outputs, Jet<T> jet) {
    this.tf = tf;
    this.inputs = inputs;
    this.outputs = outputs;
    this.jet = jet;
  }

  /** Returns the outputs, (samples, outputs). */
  public Operand<T> value() {
    return tf.reshape(jet.value(), tf.constant(new int[] {-1, outputs}));
  }

  /**
   * Returns the first derivatives of one output with respect to each input, (samples, inputs).
   *
   * @param output the index of the output, from 0
   * @throws IndexOutOfBoundsException if there is no such output
   */
  public Operand<T> gradient(int output) {
    return byInput(jet.first(), output);
  }

  /**
   * Returns the second derivatives of one output with respect to each input, the diagonal of its
   * Hessian matrix, (samples, inputs).
   *
   * @param output the index of the output, from 0
   * @throws IndexOutOfBoundsException if there is no such output
   */
  public Operand<T> secondDerivatives(int output) {
    return byInput(jet.second(), output);
  }

  private Operand<T> byInput(Operand<T> derivatives, int output) {
    checkElementIndex(output, outputs, "output");
    Operand<T> one =
        tf.slice(
            derivatives, tf.constant(new int[] {0, 0, output}), tf.constant(new int[] {-1, -1, 1}));
    return tf.linalg.transpose(
        tf.reshape(one, tf.constant(new int[] {inputs, -1})), tf.constant(new int[] {1, 0}));
  }
}
