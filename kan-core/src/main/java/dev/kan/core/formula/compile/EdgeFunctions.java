// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.expression.notation.Notation;

/** The functions that edges of compiled networks are. */
final class EdgeFunctions {
  /** That of a function outside the library, above all that are in it. */
  private static final int COMPLEXITY_OF_OTHERS = 6;

  private EdgeFunctions() {}

  /** The library's function with this body, or else one that is named after it. */
  static SymbolicFunction of(Expression body) {
    return FunctionLibrary.standard().functions().stream()
        .filter(each -> each.body().equals(body))
        .findFirst()
        .orElseGet(() -> SymbolicFunction.of(Notation.TEXT.of(body), COMPLEXITY_OF_OTHERS, body));
  }
}
