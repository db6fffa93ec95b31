// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Values with their first and unmixed second derivatives in some directions.
 *
 * @param value (1, samples, nodes)
 * @param first (directions, samples, nodes)
 * @param second (directions, samples, nodes)
 */
record Jet<T extends TFloating>(Operand<T> value, Operand<T> first, Operand<T> second) {
  /** The same linear function of each. */
  Jet<T> map(UnaryOperator<Operand<T>> linear) {
    return new Jet<>(linear.apply(value), linear.apply(first), linear.apply(second));
  }

  /** The sum with another of the same shape. */
  Jet<T> plus(Ops tf, Jet<T> other) {
    return new Jet<>(
        tf.math.add(value, other.value),
        tf.math.add(first, other.first),
        tf.math.add(second, other.second));
  }
}
