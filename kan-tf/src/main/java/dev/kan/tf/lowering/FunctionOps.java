// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.expression.StandardFunction;
import dev.kan.tf.Precision;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Computes the standard functions in ops. Some are composed of others, since TensorFlow cannot
 * differentiate the gradients of Tanh and Sqrt, and its C++ library has no gradient at all for some
 * functions.
 */
class FunctionOps<T extends TFloating> {
  // the argument from which the hyperbolic tangent is 1 in float64
  private static final double TANH_SATURATION = 20;

  private final Ops tf;
  private final Precision<T> precision;

  FunctionOps(Ops tf, Precision<T> precision) {
    this.tf = tf;
    this.precision = precision;
  }

  /** Applies a function element by element. */
  Operand<T> of(StandardFunction function, Operand<T> x) {
    return switch (function) {
      case EXP -> tf.math.exp(x);
      case LOG -> tf.math.log(x);
      case SIN -> tf.math.sin(x);
      case COS -> tf.math.cos(x);
      case TAN -> tf.math.div(tf.math.sin(x), tf.math.cos(x));
      case ARCSIN -> tf.math.asin(x);
      case ARCCOS -> tf.math.acos(x);
      case ARCTAN -> tf.math.atan(x);
      case SINH -> tf.math.sinh(x);
      case COSH -> tf.math.cosh(x);
      case TANH -> tanh(x);
      case ARCTANH -> tf.math.atanh(x);
      case ABS -> tf.math.abs(x);
      case SIGN -> tf.math.sign(x);
    };
  }

  private Operand<T> tanh(Operand<T> x) {
    Operand<T> largest = precision.scalar(tf, TANH_SATURATION);
    Operand<T> smallest = precision.scalar(tf, -TANH_SATURATION);
    Operand<T> bounded = tf.math.minimum(tf.math.maximum(x, smallest), largest);
    return tf.math.div(tf.math.sinh(bounded), tf.math.cosh(bounded));
  }
}
