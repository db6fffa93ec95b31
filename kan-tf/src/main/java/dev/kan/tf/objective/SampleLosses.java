// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.objective;

import dev.kan.tf.Precision;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.family.TFloating;

/**
 * The formulas of losses. Cross-entropies are written with ops that TensorFlow can differentiate
 * twice, which it cannot do with Sigmoid and Softplus.
 */
final class SampleLosses {
  private SampleLosses() {}

  static <T extends TFloating> Operand<T> squaredError(
      Ops tf, Precision<T> precision, Operand<T> outputs, Operand<T> targets) {
    Operand<T> difference = tf.math.sub(outputs, targets);
    return tf.math.mean(tf.math.mul(difference, difference), tf.constant(1));
  }

  static <T extends TFloating> Operand<T> absoluteError(
      Ops tf, Precision<T> precision, Operand<T> outputs, Operand<T> targets) {
    return tf.math.mean(tf.math.abs(tf.math.sub(outputs, targets)), tf.constant(1));
  }

  /** {@code sum t (log sum exp(y) - y)}, for targets that add up to 1. */
  static <T extends TFloating> Operand<T> crossEntropy(
      Ops tf, Precision<T> precision, Operand<T> outputs, Operand<T> targets) {
    Operand<T> highest =
        tf.stopGradient(tf.reduceMax(outputs, tf.constant(1), ReduceMax.keepDims(true)));
    Operand<T> logits = tf.math.sub(outputs, highest);
    Operand<T> logSum =
        tf.math.log(tf.sum(tf.math.exp(logits), tf.constant(1), Sum.keepDims(true)));
    return tf.sum(tf.math.mul(targets, tf.math.sub(logSum, logits)), tf.constant(1));
  }

  /**
   * {@code log(1 + exp(y)) - t y}. The logarithm is taken from one side or the other so that no
   * exponential is large; at 0 either side has the right derivatives.
   */
  static <T extends TFloating> Operand<T> binaryCrossEntropy(
      Ops tf, Precision<T> precision, Operand<T> outputs, Operand<T> targets) {
    Operand<T> zero = precision.scalar(tf, 0);
    Operand<T> above = tf.math.maximum(outputs, zero);
    Operand<T> below = tf.math.minimum(outputs, zero);
    Operand<T> softplus =
        tf.select(
            tf.math.greater(outputs, zero),
            tf.math.add(above, tf.math.log1p(tf.math.exp(tf.math.neg(above)))),
            tf.math.log1p(tf.math.exp(below)));
    return tf.math.mean(tf.math.sub(softplus, tf.math.mul(targets, outputs)), tf.constant(1));
  }
}
