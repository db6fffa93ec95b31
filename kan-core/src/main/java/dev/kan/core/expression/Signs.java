// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.Set;

/** Determines the signs of simplified expressions as far as they are obvious. */
final class Signs {
  private static final Set<StandardFunction> NEVER_NEGATIVE =
      Set.of(
          StandardFunction.EXP,
          StandardFunction.COSH,
          StandardFunction.ABS,
          StandardFunction.ARCCOS);

  private Signs() {}

  /** Returns true if an expression is written with a minus sign in front. */
  static boolean isNegative(Expression expression) {
    return expression instanceof Sum sum
        ? isNegative(sum.terms().get(0))
        : Products.coefficient(expression) < 0;
  }

  static Expression negated(Expression expression) {
    return ProductRules.product(ImmutableList.of(new Constant(-1), expression));
  }

  /** Returns true if an expression is known to be above 0 wherever it has a value. */
  static boolean isPositive(Expression expression) {
    return expression instanceof Constant constant
        ? constant.value() > 0
        : expression instanceof Call call
            && (call.function() == StandardFunction.EXP
                || call.function() == StandardFunction.COSH);
  }

  /** Returns true if an expression is known to be 0 or more wherever it has a value. */
  static boolean isNeverNegative(Expression expression) {
    if (expression instanceof Constant constant) {
      return constant.value() >= 0;
    }
    if (expression instanceof Power power) {
      return Numbers.isEven(power.exponent())
          || !Numbers.isWhole(power.exponent())
          || isNeverNegative(power.base());
    }
    if (expression instanceof Call call) {
      return NEVER_NEGATIVE.contains(call.function());
    }
    return !(expression instanceof Variable)
        && expression.parts().stream().allMatch(Signs::isNeverNegative);
  }
}
