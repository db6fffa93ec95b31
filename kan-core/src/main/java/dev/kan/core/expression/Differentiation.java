// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Differentiates expressions. Terms of 0 and factors of 1 are left out. */
final class Differentiation extends Walk<Expression> {
  private static final Constant ZERO = new Constant(0);
  private static final Constant ONE = new Constant(1);

  private final String variable;

  Differentiation(String variable) {
    this.variable = variable;
  }

  @Override
  Expression visit(Expression expression) {
    if (expression instanceof Constant) {
      return ZERO;
    }
    if (expression instanceof Variable each) {
      return each.name().equals(variable) ? ONE : ZERO;
    }
    if (expression instanceof Sum sum) {
      return sum(parts(sum));
    }
    if (expression instanceof Product product) {
      return product(product);
    }
    if (expression instanceof Power power) {
      if (power.exponent() == 0) {
        return ZERO;
      }
      Expression outer =
          power.exponent() == 2
              ? power.base().times(2)
              : power.base().power(power.exponent() - 1).times(power.exponent());
      return chain(power.exponent() == 1 ? ONE : outer, of(power.base()));
    }
    Call call = (Call) expression;
    return chain(call.function().derivative(call.argument()), of(call.argument()));
  }

  private Expression product(Product product) {
    List<Expression> terms = new ArrayList<>();
    for (int i = 0; i < product.factors().size(); i++) {
      Expression inner = of(product.factors().get(i));
      if (!inner.equals(ZERO)) {
        List<Expression> factors = new ArrayList<>(product.factors());
        factors.remove(i);
        terms.add(factors.isEmpty() ? inner : chain(new Product(factors), inner));
      }
    }
    return sum(terms);
  }

  private static Expression chain(Expression outer, Expression inner) {
    if (inner.equals(ZERO) || outer.equals(ZERO)) {
      return ZERO;
    }
    if (inner.equals(ONE)) {
      return outer;
    }
    return outer.equals(ONE) ? inner : new Product(joined(outer, inner));
  }

  /** Returns the factors of both, as nested products could exceed the largest depth. */
  private static List<Expression> joined(Expression outer, Expression inner) {
    return ImmutableList.<Expression>builder()
        .addAll(Products.factors(outer))
        .addAll(Products.factors(inner))
        .build();
  }

  private static Expression sum(List<Expression> terms) {
    List<Expression> left = terms.stream().filter(term -> !term.equals(ZERO)).toList();
    return switch (left.size()) {
      case 0 -> ZERO;
      case 1 -> left.get(0);
      default -> new Sum(left);
    };
  }
}
