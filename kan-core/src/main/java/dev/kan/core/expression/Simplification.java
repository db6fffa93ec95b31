// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Simplifies expressions in passes from the leaves to the root until nothing changes. The value is
 * unaffected wherever the expression has one, but the simplified expression may have a value in
 * more places: {@code x / x} becomes 1.
 */
final class Simplification extends Walk<Expression> {
  // Every rule makes an expression smaller or more orderly, so a few passes suffice. The limit
  // keeps a pair of rules that undo each other from running for ever.
  private static final int MOST_PASSES = 100;
  private static final Constant MINUS_ZERO = new Constant(-0.0);

  private final Set<Expression> undefined = new HashSet<>();

  private Simplification() {}

  static Expression simplified(Expression expression) {
    Expression before = expression;
    for (int p = 0; p < MOST_PASSES; p++) {
      Expression after = new Simplification().of(before);
      // A rule considers one part only; a shorter part may make a surrounding power longer.
      if (after.equals(before) || Size.of(after) > Size.of(before)) {
        return before;
      }
      before = after;
    }
    return before;
  }

  @Override
  Expression visit(Expression expression) {
    if (!(expression instanceof Composite composite)) {
      return expression.equals(MINUS_ZERO) ? new Constant(0) : expression;
    }
    Composite node =
        composite instanceof Product product
            ? product.with(Products.flat(product.factors()))
            : composite;
    List<Expression> parts = parts(node);
    Expression simplified = ruled(node, parts);
    if (!Collections.disjoint(undefined, parts)) {
      simplified = hasUndefined(simplified) ? simplified : node.with(parts);
      undefined.add(simplified);
    } else if (Numbers.isUndefined(simplified)) {
      undefined.add(simplified);
    }
    return simplified;
  }

  /** Returns true if a part has no finite value. Such parts must be kept: 1/0 - 1/0 is not 0. */
  private boolean hasUndefined(Expression expression) {
    if (undefined.contains(expression) || Numbers.isUndefined(expression)) {
      return true;
    }
    for (Expression part : expression.parts()) {
      if (hasUndefined(part)) {
        return true;
      }
    }
    return false;
  }

  private static Expression ruled(Composite node, List<Expression> parts) {
    if (node instanceof Sum) {
      return SumRules.sum(parts);
    }
    if (node instanceof Product) {
      return ProductRules.product(parts);
    }
    return node instanceof Power power
        ? PowerRules.power(parts.get(0), power.exponent())
        : CallRules.call(((Call) node).function(), parts.get(0));
  }
}
