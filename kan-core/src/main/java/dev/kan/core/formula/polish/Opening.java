// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.Sum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces the free constants of an expression by variables. Used once. */
final class Opening {
  private static final MathContext SHORT = new MathContext(8);
  private static final Constant MINUS_ONE = new Constant(-1);

  private final String prefix;
  private final Map<Double, String> names = new HashMap<>();
  private final Map<String, Double> constants = new LinkedHashMap<>();

  /**
   * Creates an opening.
   *
   * @param prefix the beginning of the names of constants, with which no column begins
   */
  Opening(String prefix) {
    this.prefix = prefix;
  }

  /** Returns the constants found so far by the name of their variable. */
  Map<String, Double> constants() {
    return constants;
  }

  Expression open(Expression expression) {
    if (expression instanceof Constant constant) {
      return variable(constant.value());
    }
    if (expression instanceof Power power) {
      return power(power, open(power.base()));
    }
    return expression instanceof Product product
        ? product(product)
        : Nodes.mapped(expression, this::open);
  }

  private Expression power(Power power, Expression base) {
    return Fractions.isSmall(power.exponent())
        ? base.power(power.exponent())
        : variable(power.exponent())
            .times(base.into(StandardFunction.LOG))
            .into(StandardFunction.EXP);
  }

  private Expression product(Product product) {
    List<Expression> factors = new ArrayList<>();
    boolean hasUnit = product.factors().stream().anyMatch(this::hasUnit);
    if (hasUnit && product.factors().stream().noneMatch(Constant.class::isInstance)) {
      factors.add(variable(1));
    }
    for (Expression factor : product.factors()) {
      if (factor.equals(MINUS_ONE) && !hasUnit) {
        factors.add(factor);
      } else if (hasUnit(factor)) {
        Expression sum = sumWithUnit((Sum) Scale.base(factor));
        factors.add(factor instanceof Power power ? power(power, sum) : sum);
      } else {
        factors.add(open(factor));
      }
    }
    return new Product(factors);
  }

  /** Returns true if a factor is a scalable sum, one constant of which is 1. */
  private boolean hasUnit(Expression factor) {
    return Scale.base(factor) instanceof Sum sum && Scale.isFree(sum) && unit(sum).isPresent();
  }

  private static Optional<Expression> unit(Sum sum) {
    return sum.terms().stream().filter(term -> Math.abs(Scale.of(term)) == 1).findFirst();
  }

  /** Keeps the term of which the constant is 1, since the factor of the product scales the sum. */
  private Expression sumWithUnit(Sum sum) {
    Expression unit = unit(sum).orElseThrow();
    return Nodes.mapped(sum, term -> term == unit ? term : open(term));
  }

  private Expression variable(double value) {
    String name = !isShort(value) ? names.computeIfAbsent(value, any -> nextName()) : nextName();
    constants.put(name, value);
    return Expression.variable(name);
  }

  /** Returns true for numbers such as 2 or 0.1, which occur twice by coincidence. */
  private static boolean isShort(double value) {
    return new BigDecimal(value).round(SHORT).doubleValue() == value;
  }

  private String nextName() {
    return prefix + (constants.size() + 1);
  }
}
