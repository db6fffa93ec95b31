// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static dev.kan.core.expression.StandardFunction.ABS;
import static dev.kan.core.expression.StandardFunction.SIGN;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Simplifies absolute values and signs by moving factors of known sign outside. */
final class AbsoluteRules {
  private AbsoluteRules() {}

  static Expression abs(Expression argument) {
    if (Signs.isNeverNegative(argument)) {
      return argument;
    }
    List<Expression> outside = new ArrayList<>();
    List<Expression> inside = new ArrayList<>();
    for (Expression factor : Products.factors(argument)) {
      (Signs.isPositive(factor) ? outside : inside).add(factor);
    }
    outside.add(new Call(ABS, Products.of(1, inside)));
    return outside.size() == 1 ? outside.get(0) : ProductRules.product(outside);
  }

  static Expression sign(Expression argument) {
    if (argument instanceof Call call && call.function() == SIGN) {
      return argument;
    }
    if (argument instanceof Power power
        && Numbers.isWhole(power.exponent())
        && !Numbers.isEven(power.exponent())) {
      return CallRules.call(SIGN, power.base());
    }
    List<Expression> inside =
        Products.factors(argument).stream().filter(each -> !Signs.isPositive(each)).toList();
    return inside.isEmpty()
        ? new Constant(1)
        : new Call(
            SIGN, inside.size() == 1 ? inside.get(0) : new Product(ImmutableList.copyOf(inside)));
  }
}
