// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The values of nodes with their first and unmixed second derivatives in some directions.
 *
 * @param value the values, (1, samples, nodes)
 * @param first the first derivatives, (directions, samples, nodes)
 * @param second the second derivatives, (directions, samples, nodes)
 */
record Jet<T extends TFloating>(Operand<T> value, Operand<T> first, Operand<T> second) {
  /** Applies a linear function to the values and to each derivative. */
  Jet<T> map(UnaryOperator<Operand<T>> linear) {
    return new Jet<>(linear.apply(value), linear.apply(first), linear.apply(second));
  }

  /** Returns the sum of this and another jet of the same shape. */
  Jet<T> plus(Ops tf, Jet<T> other) {
    return new Jet<>(
        tf.math.add(value, other.value),
        tf.math.add(first, other.first),
        tf.math.add(second, other.second));
  }
}
