// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.tf.Precision;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Computes SiLU and its first two derivatives in closed form. The formulas use exp, since
 * TensorFlow cannot differentiate Sigmoid twice.
 */
final class SiluOps<T extends TFloating> {
  // exp(80) and the quotients in the derivatives are finite in float32; below, SiLU is constant in
  // float32
  private static final double FLOOR = -80;

  private final Ops tf;
  private final Precision<T> precision;
  private final Operand<T> x;
  private final Operand<T> denominator;

  SiluOps(Ops tf, Precision<T> precision, Operand<T> x) {
    this.tf = tf;
    this.precision = precision;
    this.x = tf.math.maximum(x, precision.scalar(tf, FLOOR));
    denominator = tf.math.add(one(), tf.math.exp(tf.math.neg(this.x)));
  }

  /** Returns {@code x s}, where s is the logistic function {@code 1 / (1 + exp(-x))}. */
  Operand<T> value() {
    return tf.math.div(x, denominator);
  }

  /** Returns {@code s (1 + x (1 - s))}. */
  Operand<T> slope() {
    Operand<T> s = logistic();
    return tf.math.mul(s, tf.math.add(one(), tf.math.mul(x, tf.math.sub(one(), s))));
  }

  /** Returns {@code s (1 - s) (2 + x (1 - 2 s))}. */
  Operand<T> curvature() {
    Operand<T> s = logistic();
    Operand<T> other = tf.math.sub(one(), s);
    Operand<T> factor = tf.math.add(precision.scalar(tf, 2), tf.math.mul(x, tf.math.sub(other, s)));
    return tf.math.mul(tf.math.mul(s, other), factor);
  }

  private Operand<T> logistic() {
    return tf.math.div(one(), denominator);
  }

  private Operand<T> one() {
    return precision.scalar(tf, 1);
  }
}
