// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;

/** Builds the expressions of the parser's operators: negation, division and power. */
final class Arithmetic {
  private Arithmetic() {}

  static Expression negated(Expression expression) {
    if (expression instanceof Constant constant) {
      return new Constant(-constant.value());
    }
    if (!(expression instanceof Product product)) {
      return expression.times(-1);
    }
    boolean signed = !product.factors().isEmpty() && product.factors().get(0) instanceof Constant;
    double coefficient = signed ? Products.coefficient(product) : 1;
    return new Product(
        ImmutableList.<Expression>builder()
            .add(new Constant(-coefficient))
            .addAll(product.factors().subList(signed ? 1 : 0, product.factors().size()))
            .build());
  }

  static Expression reciprocal(Expression expression) {
    return expression instanceof Power power
        ? power.base().power(-power.exponent())
        : expression.power(-1);
  }

  /** Returns a power whose exponent has variables, as {@code exp(exponent log(base))}. */
  static Expression power(Expression base, Expression exponent) {
    boolean natural = base.equals(new Constant(Math.E));
    return (natural ? exponent : exponent.times(base.into(StandardFunction.LOG)))
        .into(StandardFunction.EXP);
  }
}
