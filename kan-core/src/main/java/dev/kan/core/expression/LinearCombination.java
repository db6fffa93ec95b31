// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sum with like terms collected: a constant, and a coefficient for each other expression. Terms
 * are kept apart if collecting them would overflow or underflow.
 */
final class LinearCombination {
  // A coefficient below this fraction of the sum of absolute values is rounding noise.
  private static final double NOISE = 4 * Math.ulp(1.0);

  private final Map<Expression, Coefficient> coefficients = new LinkedHashMap<>();
  private final List<Expression> apart = new ArrayList<>();
  private Coefficient constant = Coefficient.NONE;

  static LinearCombination of(Iterable<Expression> terms) {
    LinearCombination combination = new LinearCombination();
    terms.forEach(term -> combination.add(1, term));
    return combination;
  }

  LinearCombination copy() {
    LinearCombination copy = new LinearCombination();
    copy.coefficients.putAll(coefficients);
    copy.apart.addAll(apart);
    copy.constant = constant;
    return copy;
  }

  /** Adds a multiple of an expression. The terms of a sum are added one by one. */
  void add(double factor, Expression expression) {
    if (expression instanceof Sum sum) {
      sum.terms().forEach(term -> add(factor, term));
      return;
    }
    Expression rest = Products.rest(expression);
    boolean isNumber = expression instanceof Constant;
    Coefficient known = isNumber ? constant : coefficients.getOrDefault(rest, Coefficient.NONE);
    double value = factor * Products.coefficient(expression);
    if (!Numbers.multiply(factor, Products.coefficient(expression)) || !known.takes(value)) {
      apart.add(Products.scaled(factor, expression));
    } else if (isNumber) {
      constant = known.plus(value);
    } else {
      coefficients.put(rest, known.plus(value));
    }
  }

  /** Returns true if no terms had to be kept apart. */
  boolean isComplete() {
    return apart.isEmpty();
  }

  /** Removes an expression and returns its coefficient, or 0 if there is none. */
  double remove(Expression rest) {
    Coefficient removed = coefficients.remove(rest);
    return removed == null ? 0 : removed.value();
  }

  /** Returns the expressions that have a coefficient, in the order in which they were added. */
  List<Expression> rests() {
    return new ArrayList<>(coefficients.keySet());
  }

  double constant() {
    return constant.value();
  }

  /** Returns the terms in canonical order, without zeros. */
  List<Expression> terms() {
    List<Expression> terms = new ArrayList<>();
    coefficients.forEach(
        (rest, coefficient) -> {
          if (coefficient.value() != 0) {
            terms.add(Products.scaled(coefficient.value(), rest));
          }
        });
    terms.addAll(apart);
    terms.sort(CanonicalOrder.TERMS);
    if (constant.value() != 0) {
      terms.add(new Constant(constant.value()));
    }
    return terms;
  }

  Expression toExpression() {
    List<Expression> terms = terms();
    return switch (terms.size()) {
      case 0 -> new Constant(0);
      case 1 -> terms.get(0);
      default -> new Sum(terms);
    };
  }

  /** A sum of numbers and the sum of their absolute values. */
  private record Coefficient(double total, double absolute) {
    static final Coefficient NONE = new Coefficient(0, 0);

    boolean takes(double value) {
      return Double.isFinite(total + value);
    }

    Coefficient plus(double value) {
      return new Coefficient(total + value, Math.min(absolute + Math.abs(value), Double.MAX_VALUE));
    }

    double value() {
      return Math.abs(total) <= NOISE * absolute ? 0 : total;
    }
  }
}
