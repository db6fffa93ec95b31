// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.library;

import dev.kan.core.expression.Expression;
import java.util.function.DoubleUnaryOperator;

/**
 * A symbolic function with an affine map of its input and output: {@code c f(a x + b) + d} (Liu et
 * al., arXiv 2404.19756, section 2.5).
 *
 * @param function the function f
 * @param affine the parameters a, b, c and d
 */
public record SymbolicCurve(SymbolicFunction function, Affine affine)
    implements DoubleUnaryOperator {
  /** Returns the value at x. */
  @Override
  public double applyAsDouble(double x) {
    return affine.c() * function.value(inner(x)) + affine.d();
  }

  /** Returns the first derivative at x. */
  public double derivative(double x) {
    return affine.c() * affine.a() * function.derivative(inner(x));
  }

  /** Returns the second derivative at x. */
  public double secondDerivative(double x) {
    return affine.c() * affine.a() * affine.a() * function.secondDerivative(inner(x));
  }

  /** Returns this curve of an expression, as an expression that is not simplified. */
  public Expression of(Expression argument) {
    return function
        .of(argument.times(affine.a()).plus(affine.b()))
        .times(affine.c())
        .plus(affine.d());
  }

  private double inner(double x) {
    return affine.a() * x + affine.b();
  }
}
