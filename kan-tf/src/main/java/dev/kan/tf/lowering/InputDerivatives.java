// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import static com.google.common.base.Preconditions.checkElementIndex;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The outputs of a lowered network and their exact derivatives with respect to its inputs, as ops
 * that can be differentiated further: an expression of them can be a loss. At a knot the
 * derivatives are those of the interval to its right.
 *
 * @param <T> the network's type
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

  /** The outputs, (samples, outputs). */
  public Operand<T> value() {
    return tf.reshape(jet.value(), tf.constant(new int[] {-1, outputs}));
  }

  /**
   * The first derivatives of one output with respect to each input, (samples, inputs).
   *
   * @throws IndexOutOfBoundsException if there is no such output
   */
  public Operand<T> gradient(int output) {
    return byInput(jet.first(), output);
  }

  /**
   * The second derivatives of one output, with respect to each input twice: the diagonal of its
   * Hessian matrix, (samples, inputs).
   *
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
