// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Simplifies products of simplified factors: flattens, folds constants, collects like bases. */
final class ProductRules {
  // Constants that cannot be multiplied into the coefficient without over- or underflow come last.
  private static final Comparator<Expression> ORDER =
      Comparator.<Expression, Boolean>comparing(factor -> factor instanceof Constant)
          .thenComparing(CanonicalOrder.FACTORS);

  private final Map<Expression, Double> exponents = new LinkedHashMap<>();
  private final List<Expression> apart = new ArrayList<>();
  private double coefficient = 1;

  private ProductRules() {}

  static Expression product(List<Expression> factors) {
    ProductRules rules = new ProductRules();
    Products.flat(factors).forEach(rules::multiply);
    return rules.result();
  }

  private void multiply(Expression factor) {
    if (factor instanceof Constant constant) {
      multiply(constant);
    } else if (factor instanceof Power power) {
      multiply(power.base(), power.exponent(), power);
    } else {
      multiply(factor, 1, factor);
    }
  }

  private void multiply(Constant constant) {
    if (folds(constant.value())) {
      coefficient *= constant.value();
    } else {
      apart.add(constant);
    }
  }

  private void multiply(Expression base, double exponent, Expression factor) {
    double sum = Numbers.sum(exponents.getOrDefault(base, 0.0), exponent);
    if (Double.isFinite(sum)) {
      exponents.put(base, sum);
    } else {
      apart.add(factor);
    }
  }

  /** Returns true if the coefficient can be multiplied by a constant without over- or underflow. */
  private boolean folds(double value) {
    return Numbers.multiply(coefficient, value);
  }

  private Expression result() {
    if (coefficient == 0) {
      return new Constant(0);
    }
    List<Expression> powers = new ArrayList<>();
    exponents.forEach((base, exponent) -> powers.add(PowerRules.power(base, exponent)));
    powers.addAll(apart);
    List<Expression> factors = new ArrayList<>();
    for (Expression factor : Products.flat(exponentialsMerged(powers))) {
      if (factor instanceof Constant constant && folds(constant.value())) {
        coefficient *= constant.value();
      } else {
        factors.add(factor);
      }
    }
    factors.sort(ORDER);
    if (factors.size() > 1 && Math.abs(coefficient) != 1) {
      factors.replaceAll(this::withoutLeadingNumber);
      factors.sort(ORDER);
    }
    return multipliedOut(Products.of(coefficient, factors));
  }

  /** Rewrites a factor {@code 2 x + 1} as {@code x + 0.5} and multiplies the coefficient by 2. */
  private Expression withoutLeadingNumber(Expression factor) {
    if (!(factor instanceof Sum sum)) {
      return factor;
    }
    double leading = Products.coefficient(sum.terms().get(0));
    if (!folds(leading) || !Double.isFinite(1 / leading)) {
      return factor;
    }
    LinearCombination combination = new LinearCombination();
    combination.add(1 / leading, sum);
    List<Expression> terms = combination.terms();
    Expression scaled = SumRules.sum(terms);
    boolean safe = combination.isComplete() && terms.size() == sum.terms().size();
    if (!safe || Products.coefficient(scaled) != 1 || Size.of(scaled) > Size.of(factor)) {
      return factor;
    }
    coefficient *= leading;
    return scaled;
  }

  /** Rewrites {@code exp(x) exp(y)} as {@code exp(x + y)} unless that is longer. */
  private static List<Expression> exponentialsMerged(List<Expression> factors) {
    List<Expression> exponentials = new ArrayList<>();
    List<Expression> arguments = new ArrayList<>();
    List<Expression> others = new ArrayList<>();
    for (Expression factor : factors) {
      Expression base = factor instanceof Power power ? power.base() : factor;
      if (base instanceof Call call && call.function() == StandardFunction.EXP) {
        double exponent = factor instanceof Power power ? power.exponent() : 1;
        exponentials.add(factor);
        arguments.add(Products.scaled(exponent, call.argument()));
      } else {
        others.add(factor);
      }
    }
    if (exponentials.size() < 2) {
      return factors;
    }
    Expression merged = CallRules.call(StandardFunction.EXP, SumRules.sum(arguments));
    if (Size.of(merged) > Size.of(new Product(exponentials))) {
      return factors;
    }
    others.add(merged);
    return others;
  }

  /** Rewrites {@code 2 (3 x + 1)} as {@code 6 x + 2} if that is shorter. */
  private static Expression multipliedOut(Expression product) {
    if (!(Products.rest(product) instanceof Sum sum) || product instanceof Sum) {
      return product;
    }
    LinearCombination combination = new LinearCombination();
    combination.add(Products.coefficient(product), sum);
    Expression distributed = combination.toExpression();
    boolean shorter = Size.of(distributed) < Size.of(product);
    // A change of sign never overflows. Excluding it would make simplification alternate endlessly.
    boolean safe = combination.isComplete() || Math.abs(Products.coefficient(product)) == 1;
    return safe && shorter ? distributed : product;
  }
}
