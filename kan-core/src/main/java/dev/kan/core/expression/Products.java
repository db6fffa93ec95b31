// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Products taken apart into a constant and the rest, and put together. */
final class Products {
  private Products() {}

  /** The factors with those of nested products in their place. */
  static List<Expression> flat(List<Expression> factors) {
    List<Expression> flat = new ArrayList<>();
    for (Expression factor : factors) {
      if (factor instanceof Product product) {
        flat.addAll(flat(product.factors()));
      } else {
        flat.add(factor);
      }
    }
    return flat;
  }

  /** The constant factor: of a simplified product the first one, 1 if there is none. */
  static double coefficient(Expression expression) {
    if (expression instanceof Constant constant) {
      return constant.value();
    }
    return expression instanceof Product product
            && !product.factors().isEmpty()
            && product.factors().get(0) instanceof Constant constant
        ? constant.value()
        : 1;
  }

  /** What the constant factor stands before. */
  static Expression rest(Expression expression) {
    if (expression instanceof Constant) {
      return new Constant(1);
    }
    if (expression instanceof Product product
        && !product.factors().isEmpty()
        && product.factors().get(0) instanceof Constant) {
      return of(1, product.factors().subList(1, product.factors().size()));
    }
    return expression;
  }

  /** The factors of a product; other expressions are the only factor of themselves. */
  static List<Expression> factors(Expression expression) {
    return expression instanceof Product product ? product.factors() : ImmutableList.of(expression);
  }

  /** A constant times factors that are in order, without needless ones and nesting. */
  static Expression of(double coefficient, List<Expression> factors) {
    if (coefficient == 0 || factors.isEmpty()) {
      return new Constant(coefficient == 0 ? 0 : coefficient);
    }
    if (coefficient == 1) {
      return factors.size() == 1 ? factors.get(0) : new Product(factors);
    }
    return new Product(
        ImmutableList.<Expression>builder().add(new Constant(coefficient)).addAll(factors).build());
  }

  /** A constant times a simplified expression; sums stay whole. */
  static Expression scaled(double factor, Expression expression) {
    if (!Numbers.multiply(factor, coefficient(expression))) {
      return of(factor, factors(expression));
    }
    Expression rest = rest(expression);
    return of(
        factor * coefficient(expression),
        rest.equals(new Constant(1)) ? ImmutableList.of() : factors(rest));
  }
}
