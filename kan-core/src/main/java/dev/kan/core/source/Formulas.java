// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.SymbolicFunction;

/** Tells which functions can be written as formulas. */
final class Formulas {
  private Formulas() {}

  /**
   * Checks that a function calls no Java code.
   *
   * @throws IllegalArgumentException if it does
   */
  static void require(SymbolicFunction function) {
    require(function, function.body());
  }

  private static void require(SymbolicFunction function, Expression part) {
    checkArgument(
        !(part instanceof Call call && call.function() instanceof CustomFunction),
        "the function %s consists of Java code, which cannot be exported as source",
        function.name());
    part.parts().forEach(each -> require(function, each));
  }
}
