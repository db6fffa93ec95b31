// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.library;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;

/** The functions of pykan's library. */
final class StandardLibrary {
  private static final Expression X = Expression.variable(SymbolicFunction.VARIABLE);

  static final FunctionLibrary LIBRARY =
      FunctionLibrary.of(
          ImmutableList.of(
              SymbolicFunction.of("x", 1, X),
              power("x^2", 2, 2),
              power("x^3", 3, 3),
              power("x^4", 3, 4),
              power("x^5", 3, 5),
              power("1/x", 2, -1),
              power("1/x^2", 2, -2),
              power("1/x^3", 3, -3),
              power("1/x^4", 4, -4),
              power("1/x^5", 5, -5),
              power("sqrt", 2, 0.5),
              power("x^1.5", 4, 1.5),
              power("1/sqrt", 2, -0.5),
              call("exp", 2, StandardFunction.EXP),
              call("log", 2, StandardFunction.LOG),
              call("abs", 3, StandardFunction.ABS),
              call("sin", 2, StandardFunction.SIN),
              call("cos", 2, StandardFunction.COS),
              call("tan", 3, StandardFunction.TAN),
              call("tanh", 3, StandardFunction.TANH),
              call("sgn", 3, StandardFunction.SIGN),
              call("arcsin", 4, StandardFunction.ARCSIN),
              call("arccos", 4, StandardFunction.ARCCOS),
              call("arctan", 4, StandardFunction.ARCTAN),
              call("arctanh", 4, StandardFunction.ARCTANH),
              SymbolicFunction.of("0", 0, Expression.constant(0)),
              SymbolicFunction.of("gaussian", 3, X.power(2).times(-1).into(StandardFunction.EXP))));

  private StandardLibrary() {}

  private static SymbolicFunction power(String name, int complexity, double exponent) {
    return SymbolicFunction.of(name, complexity, X.power(exponent));
  }

  private static SymbolicFunction call(String name, int complexity, StandardFunction function) {
    return SymbolicFunction.of(name, complexity, X.into(function));
  }
}
