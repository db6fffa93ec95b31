// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.function.UnaryOperator;

/**
 * How much there is to read in an expression: numbers, names, functions, exponents, and pairs of
 * parentheses. Signs are free. A power of a product counts as the product of the powers, so that
 * {@code (x y)^2} and {@code x^2 y^2} are the same size.
 */
final class Size {
  private static final Constant MINUS_ONE = new Constant(-1);

  private Size() {}

  static int of(Expression expression) {
    return Math.max(1, parts(unwrapped(expression)));
  }

  private static int parts(Expression expression) {
    if (expression instanceof Sum sum) {
      return sum.terms().stream().mapToInt(Size::of).sum();
    }
    if (expression instanceof Product product) {
      return product.factors().stream().mapToInt(Size::factor).sum();
    }
    if (expression instanceof Power power) {
      return power(power.base());
    }
    return expression instanceof Call call ? 1 + of(call.argument()) : 1;
  }

  private static int factor(Expression factor) {
    if (factor.equals(MINUS_ONE)) {
      return 0;
    }
    return of(factor) + (unwrapped(factor) instanceof Sum ? 1 : 0);
  }

  private static int power(Expression base) {
    Expression inner = unwrapped(base);
    if (inner instanceof Product product) {
      return powers(product, factor -> factor);
    }
    if (inner instanceof Power power && unwrapped(power.base()) instanceof Product product) {
      return powers(product, factor -> factor.power(power.exponent()));
    }
    return of(inner) + 1 + (inner instanceof Sum || inner instanceof Power ? 1 : 0);
  }

  private static int powers(Product product, UnaryOperator<Expression> base) {
    return product.factors().stream()
        .filter(factor -> !factor.equals(MINUS_ONE))
        .mapToInt(factor -> power(base.apply(factor)))
        .sum();
  }

  /** The only part of sums and products of one part. */
  private static Expression unwrapped(Expression expression) {
    boolean wrapper = expression instanceof Sum || expression instanceof Product;
    return wrapper && expression.parts().size() == 1
        ? unwrapped(expression.parts().get(0))
        : expression;
  }
}
