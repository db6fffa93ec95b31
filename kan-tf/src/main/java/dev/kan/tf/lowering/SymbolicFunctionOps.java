// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.SafeRange;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.tf.Precision;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.family.TFloating;

/**
 * Computes a symbolic function and its derivatives. Outside the safe range, and at an end of the
 * range where a derivative is infinite, the expressions are evaluated at a harmless point and the
 * results are discarded. Otherwise gradients would multiply infinity by zero, which is NaN. An end
 * that single precision rounds to a singularity is moved to the neighbouring number.
 */
final class SymbolicFunctionOps<T extends TFloating> {
  private final Ops tf;
  private final Precision<T> precision;
  private final SymbolicFunction function;
  private final SymbolicFunction raw;
  private final FunctionOps<T> standard;

  SymbolicFunctionOps(
      Ops tf, Precision<T> precision, SymbolicFunction function, FunctionOps<T> standard) {
    this.tf = tf;
    this.precision = precision;
    this.function = function;
    raw = function.within(SafeRange.EVERYWHERE);
    this.standard = standard;
  }

  /** Returns the values at {@code x}, of the same shape. */
  Operand<T> value(Operand<T> x) {
    return isSafeEverywhere() ? expression(function.body(), x) : safe(x).value();
  }

  /** Returns the values at {@code x} and two derivatives, each of the same shape. */
  Curves<T> curves(Operand<T> x) {
    Expression slope = function.body().derivative(SymbolicFunction.VARIABLE);
    Expression curvature = slope.derivative(SymbolicFunction.VARIABLE);
    if (isSafeEverywhere()) {
      return new Curves<>(
          expression(function.body(), x), expression(slope, x), expression(curvature, x));
    }
    Safe<T> safe = safe(x);
    Operand<T> zero = precision.scalar(tf, 0);
    return new Curves<>(
        safe.value(),
        tf.select(safe.unsafe(), zero, expression(slope, safe.argument())),
        tf.select(safe.unsafe(), zero, expression(curvature, safe.argument())));
  }

  private boolean isSafeEverywhere() {
    return function.range().equals(SafeRange.EVERYWHERE);
  }

  private record Safe<T extends TFloating>(
      Operand<TBool> unsafe, Operand<T> argument, Operand<T> value) {}

  private Safe<T> safe(Operand<T> x) {
    SafeRange range = function.range();
    double lower = end(range.lower(), 1);
    double upper = end(range.upper(), -1);
    Operand<T> nearest = between(lower, away(range.awayFromZero(), x), upper);
    Operand<T> unbounded = expression(function.body(), nearest);
    Operand<T> bounded = between(-range.bound(), unbounded, range.bound());
    Operand<TBool> unsafe =
        tf.math.logicalOr(tf.math.notEqual(nearest, x), tf.math.notEqual(bounded, unbounded));
    if (isSteep(lower)) {
      unsafe = tf.math.logicalOr(unsafe, tf.math.lessEqual(x, precision.scalar(tf, lower)));
    }
    if (isSteep(upper)) {
      unsafe = tf.math.logicalOr(unsafe, tf.math.greaterEqual(x, precision.scalar(tf, upper)));
    }
    Operand<T> argument = tf.select(unsafe, precision.scalar(tf, harmlessPoint()), x);
    Operand<T> value = expression(function.body(), argument);
    return new Safe<>(unsafe, argument, tf.select(unsafe, tf.stopGradient(bounded), value));
  }

  /** Returns an end of the range as a number of the type at which the function is finite. */
  private double end(double exact, float inwards) {
    if (precision != Precision.FLOAT32 || Double.isInfinite(exact)) {
      return exact;
    }
    float rounded = (float) exact;
    boolean finite = !Double.isFinite(raw.value(exact)) || Double.isFinite(raw.value(rounded));
    return finite ? rounded : Math.nextAfter(rounded, inwards * Double.POSITIVE_INFINITY);
  }

  private boolean isSteep(double end) {
    return Double.isFinite(end)
        && !(Double.isFinite(raw.derivative(end)) && Double.isFinite(raw.secondDerivative(end)));
  }

  private Operand<T> away(double distance, Operand<T> x) {
    if (distance == 0) {
      return x;
    }
    Operand<T> zero = precision.scalar(tf, 0);
    Operand<T> right = precision.scalar(tf, distance);
    Operand<T> moved = tf.select(tf.math.less(x, zero), tf.math.neg(right), right);
    return tf.select(tf.math.less(tf.math.abs(x), right), moved, x);
  }

  /** Clips to a range. NaN remains NaN, which Minimum and Maximum do not guarantee. */
  private Operand<T> between(double lower, Operand<T> x, double upper) {
    Operand<T> first = precision.scalar(tf, lower);
    Operand<T> last = precision.scalar(tf, upper);
    return tf.select(tf.math.less(x, first), first, tf.select(tf.math.greater(x, last), last, x));
  }

  /**
   * Returns a point at which the function and its derivatives are finite, if one of the candidates
   * is.
   */
  private double harmlessPoint() {
    SafeRange range = function.range();
    double lower = range.lower();
    double upper = range.upper();
    return DoubleStream.of(
            0.5, -0.5, 2, -2, 0, lower / 2 + upper / 2, lower + 1, upper - 1, lower, upper)
        .filter(point -> Double.isFinite(point) && range.argument(point) == point)
        .filter(point -> Math.abs(function.value(point)) < range.bound())
        .filter(point -> Double.isFinite(function.derivative(point)))
        .filter(point -> Double.isFinite(function.secondDerivative(point)))
        .findFirst()
        .orElse(range.argument(1));
  }

  private Operand<T> expression(Expression expression, Operand<T> x) {
    Operand<T> value =
        ExpressionOps.lower(
            tf, precision, expression, Map.of(SymbolicFunction.VARIABLE, x), standard);
    return expression.variables().isEmpty() ? tf.broadcastTo(value, tf.shape(x)) : value;
  }
}
