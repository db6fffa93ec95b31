// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Splits products into a constant and the remaining factors, and builds them again. */
final class Products {
  private Products() {}

  /** Returns the factors with nested products replaced by their factors. */
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

  /** Returns the constant factor, the first one of a simplified product; 1 if there is none. */
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

  /** Returns an expression without its constant factor. */
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

  /** Returns the factors of a product; another expression is its own only factor. */
  static List<Expression> factors(Expression expression) {
    return expression instanceof Product product ? product.factors() : ImmutableList.of(expression);
  }

  /** Returns a constant times ordered factors, without factors of 1 and nesting. */
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

  /** Returns a constant times a simplified expression. Sums are not multiplied out. */
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
