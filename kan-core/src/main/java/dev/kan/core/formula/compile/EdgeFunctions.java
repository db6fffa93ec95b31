// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.expression.notation.Notation;

/** The functions of the edges of compiled networks. */
final class EdgeFunctions {
  /** The complexity of functions outside the library, above that of all functions in it. */
  private static final int COMPLEXITY_OF_OTHERS = 6;

  private EdgeFunctions() {}

  /** Returns the library's function with a body, otherwise a function named after the body. */
  static SymbolicFunction of(Expression body) {
    return FunctionLibrary.standard().functions().stream()
        .filter(each -> each.body().equals(body))
        .findFirst()
        .orElseGet(() -> SymbolicFunction.of(Notation.TEXT.of(body), COMPLEXITY_OF_OTHERS, body));
  }
}
