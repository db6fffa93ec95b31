// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import dev.kan.core.expression.library.SafeRange;
import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.expression.notation.JavaSource;
import java.util.List;

/** Writes Java methods that compute symbolic functions, their safe ranges included. */
final class JavaFunction {
  private JavaFunction() {}

  /**
   * Returns the methods of a function.
   *
   * @param name the name of the method to call; others begin with it
   * @throws IllegalArgumentException if it consists of Java code, which has no formula
   */
  static String of(String name, SymbolicFunction function) {
    Formulas.require(function);
    List<String> parameter = List.of(SymbolicFunction.VARIABLE);
    SafeRange range = function.range();
    if (range.equals(SafeRange.EVERYWHERE)) {
      return JavaSource.method(name, function.body(), parameter);
    }
    String bare = name + "Unlimited";
    String away = JavaText.constant(range.awayFromZero());
    return JavaSource.method(bare, function.body(), parameter)
        + """

        public static double %s(double x) {
          double away = Math.abs(x) < %s ? Math.copySign(%s, x) : x;
          double y = %s(Math.min(Math.max(away, %s), %s));
          return Math.min(Math.max(y, -%s), %7$s);
        }
        """
            .formatted(
                name,
                away,
                away,
                bare,
                JavaText.constant(range.lower()),
                JavaText.constant(range.upper()),
                JavaText.constant(range.bound()));
  }
}
