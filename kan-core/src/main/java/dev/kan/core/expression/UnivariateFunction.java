// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

/** A function of one real variable that expressions call by name. */
public sealed interface UnivariateFunction permits StandardFunction, CustomFunction {
  /** Returns the name by which a formula calls this function, for example {@code sin}. */
  String functionName();

  /** Returns the value at a number; NaN or infinite where the function has none. */
  double value(double x);

  /**
   * Returns the derivative of this function at an expression. The chain rule's factor, the
   * derivative of the argument itself, is not included.
   */
  Expression derivative(Expression argument);
}
