// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import java.util.function.BinaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * Functions of each input with their derivatives.
 *
 * @param value (samples, inputs, functions)
 * @param slope the first derivatives, the same shape
 * @param curvature the second derivatives, the same shape
 */
record Curves<T extends TFloating>(Operand<T> value, Operand<T> slope, Operand<T> curvature) {
  /** The same linear combination of each with its counterpart. */
  Curves<T> combine(Curves<T> other, BinaryOperator<Operand<T>> linear) {
    return new Curves<>(
        linear.apply(value, other.value),
        linear.apply(slope, other.slope),
        linear.apply(curvature, other.curvature));
  }
}
