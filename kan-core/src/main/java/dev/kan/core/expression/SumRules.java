// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.List;

/** Simplifies sums of simplified terms: flattens, collects like terms, factors out constants. */
final class SumRules {
  private SumRules() {}

  static Expression sum(List<Expression> terms) {
    LinearCombination collected = LinearCombination.of(terms);
    if (!collected.isComplete()) {
      return collected.toExpression();
    }
    LinearCombination combination = multipliedOut(collected);
    return withCommonFactor(squaresExpanded(logarithmsSplit(combination)).toExpression());
  }

  /** Rewrites {@code 2 (x + y) + x} as {@code 3 x + 2 y}, term by term unless that is longer. */
  private static LinearCombination multipliedOut(LinearCombination combination) {
    LinearCombination best = combination;
    for (Expression rest : combination.rests()) {
      if (rest instanceof Sum sum) {
        LinearCombination candidate = best.copy();
        candidate.add(candidate.remove(rest), sum);
        if (candidate.isComplete()
            && Size.of(candidate.toExpression()) <= Size.of(best.toExpression())) {
          best = candidate;
        }
      }
    }
    return best;
  }

  /** Rewrites {@code log(2 x) + 1} as {@code log(x) + 1.69} if that is shorter. */
  private static LinearCombination logarithmsSplit(LinearCombination combination) {
    LinearCombination split = combination.copy();
    for (Expression rest : combination.rests()) {
      if (rest instanceof Call call && call.function() == StandardFunction.LOG) {
        double inside = Products.coefficient(call.argument());
        double size = Math.abs(inside);
        if (size > 0 && Double.isFinite(size) && size != 1) {
          double outside = split.remove(rest);
          Expression kept = Products.scaled(Math.signum(inside), Products.rest(call.argument()));
          split.add(outside, CallRules.call(StandardFunction.LOG, kept));
          split.add(outside, new Constant(Math.log(size)));
        }
      }
    }
    return shorter(split, combination);
  }

  /** Rewrites {@code (x + y)^2 - (x - y)^2} as {@code 4 x y} if that is shorter. */
  private static LinearCombination squaresExpanded(LinearCombination combination) {
    LinearCombination expanded = combination.copy();
    for (Expression rest : combination.rests()) {
      if (rest instanceof Power power && power.exponent() == 2 && power.base() instanceof Sum sum) {
        double factor = expanded.remove(rest);
        for (Expression one : sum.terms()) {
          for (Expression two : sum.terms()) {
            expanded.add(factor, ProductRules.product(List.of(one, two)));
          }
        }
      }
    }
    return shorter(expanded, combination);
  }

  private static LinearCombination shorter(LinearCombination changed, LinearCombination before) {
    boolean shorter = Size.of(changed.toExpression()) < Size.of(before.toExpression());
    return changed.isComplete() && shorter ? changed : before;
  }

  /** Rewrites {@code 2 x + 2 y} as {@code 2 (x + y)} unless that is longer. */
  private static Expression withCommonFactor(Expression expression) {
    if (!(expression instanceof Sum sum)) {
      return expression;
    }
    double first = Products.coefficient(sum.terms().get(0));
    boolean common =
        Math.abs(first) != 1
            && sum.terms().stream()
                .allMatch(term -> Math.abs(Products.coefficient(term)) == Math.abs(first));
    if (!common) {
      return expression;
    }
    List<Expression> inner =
        sum.terms().stream()
            .map(
                term ->
                    Products.scaled(
                        Products.coefficient(term) == first ? 1 : -1, Products.rest(term)))
            .toList();
    Expression factored = Products.of(first, List.of(new Sum(inner)));
    return Size.of(factored) <= Size.of(expression) ? factored : expression;
  }
}
