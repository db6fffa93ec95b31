// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

/** A function of one real number that expressions call by name. */
public sealed interface UnivariateFunction permits StandardFunction, CustomFunction {
  /** The name, as text formulas have it: {@code sin}. */
  String functionName();

  /** The value; not-a-number where there is none. */
  double value(double x);

  /** The derivative at {@code argument}, without the argument's own. */
  Expression derivative(Expression argument);
}
