// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

/**
 * Simplification: passes from the leaves to the root until nothing changes. A value never changes
 * where the expression has one, but the simplified expression may have a value in more places:
 * {@code x / x} becomes 1.
 */
final class Simplification {
  // Every rule makes an expression smaller or more orderly, so that a few passes do; the limit
  // keeps a pair of rules that undo each other from running for ever.
  private static final int MOST_PASSES = 100;

  private Simplification() {}

  static Expression of(Expression expression) {
    Expression before = expression;
    for (int p = 0; p < MOST_PASSES; p++) {
      Expression after = pass(before);
      // A rule sees a part only; what is shorter there may be longer as part of a power.
      if (after.equals(before) || Size.of(after) > Size.of(before)) {
        return before;
      }
      before = after;
    }
    return before;
  }

  private static Expression pass(Expression expression) {
    if (expression instanceof Sum sum) {
      return SumRules.sum(sum.terms().stream().map(Simplification::pass).toList());
    }
    if (expression instanceof Product product) {
      return ProductRules.product(
          Products.flat(product.factors()).stream().map(Simplification::pass).toList());
    }
    if (expression instanceof Power power) {
      return PowerRules.power(pass(power.base()), power.exponent());
    }
    if (expression instanceof Call call) {
      return CallRules.call(call.function(), pass(call.argument()));
    }
    return expression.equals(new Constant(-0.0)) ? new Constant(0) : expression;
  }
}
