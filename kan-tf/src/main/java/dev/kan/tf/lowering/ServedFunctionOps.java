// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.expression.StandardFunction;
import dev.kan.tf.Precision;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Computes the standard functions in ops for networks that nobody trains. Nothing differentiates
 * them, so that they can be ops which TFLite has too.
 */
final class ServedFunctionOps<T extends TFloating> extends FunctionOps<T> {
  private final Ops tf;

  ServedFunctionOps(Ops tf, Precision<T> precision) {
    super(tf, precision);
    this.tf = tf;
  }

  @Override
  Operand<T> of(StandardFunction function, Operand<T> x) {
    return switch (function) {
      case TANH -> tf.math.tanh(x);
      case ARCTAN -> tf.math.atan2(x, tf.onesLike(x));
      case ARCSIN -> tf.math.atan2(x, otherLeg(x));
      case ARCCOS -> tf.math.atan2(otherLeg(x), x);
      default -> super.of(function, x);
    };
  }

  /** Returns the root of 1 - x^2, without losing digits where x is near 1 or -1. */
  private Operand<T> otherLeg(Operand<T> x) {
    Operand<T> one = tf.onesLike(x);
    return tf.math.sqrt(tf.math.mul(tf.math.sub(one, x), tf.math.add(one, x)));
  }
}
