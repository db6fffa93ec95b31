// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Simplifies exponentials and logarithms. */
final class ExponentialRules {
  // The limit leaves room to multiply e^c by other numbers.
  private static final double LARGEST_CONSTANT = 230;

  private ExponentialRules() {}

  /** Moves constants of the argument outside as factors, and logarithms as powers. */
  static Expression exp(Expression argument) {
    List<Expression> outside = new ArrayList<>();
    LinearCombination inside = new LinearCombination();
    for (Expression term : LinearCombination.of(ImmutableList.of(argument)).terms()) {
      if (term instanceof Constant constant && Math.abs(constant.value()) <= LARGEST_CONSTANT) {
        outside.add(new Constant(Math.exp(constant.value())));
      } else if (Products.rest(term) instanceof Call call
          && call.function() == StandardFunction.LOG) {
        outside.add(PowerRules.power(call.argument(), Products.coefficient(term)));
      } else {
        inside.add(1, term);
      }
    }
    if (outside.isEmpty()) {
      return new Call(StandardFunction.EXP, argument);
    }
    Expression left = inside.toExpression();
    if (!left.equals(new Constant(0))) {
      outside.add(new Call(StandardFunction.EXP, left));
    }
    return ProductRules.product(outside);
  }

  /** Rewrites {@code log(u^a)} as {@code a log(u)} unless a is even, as u may then be negative. */
  static Expression log(Expression argument) {
    if (argument instanceof Power power && !Numbers.isEven(power.exponent())) {
      Expression inner = CallRules.call(StandardFunction.LOG, power.base());
      return ProductRules.product(ImmutableList.of(new Constant(power.exponent()), inner));
    }
    double factor = Products.coefficient(argument);
    if (factor > 0
        && Double.isFinite(factor)
        && Products.rest(argument) instanceof Call call
        && call.function() == StandardFunction.EXP) {
      return SumRules.sum(ImmutableList.of(call.argument(), new Constant(Math.log(factor))));
    }
    return new Call(StandardFunction.LOG, argument);
  }
}
