// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import java.util.function.BinaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * The values and derivatives of functions of each input.
 *
 * @param value the values, (samples, inputs, functions)
 * @param slope the first derivatives, of the same shape
 * @param curvature the second derivatives, of the same shape
 */
record Curves<T extends TFloating>(Operand<T> value, Operand<T> slope, Operand<T> curvature) {
  /** Applies a linear combination to the values and to each derivative of this and another. */
  Curves<T> combine(Curves<T> other, BinaryOperator<Operand<T>> linear) {
    return new Curves<>(
        linear.apply(value, other.value),
        linear.apply(slope, other.slope),
        linear.apply(curvature, other.curvature));
  }
}
