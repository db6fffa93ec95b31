// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Terms with like ones collected: a constant, and a coefficient for everything else. Terms stay
 * apart where collecting them would overflow or underflow.
 */
final class LinearCombination {
  // Coefficients that cancel to this part of what went in are noise of the rounding.
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

  /** Adds a multiple of an expression; a sum's terms one by one. */
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

  /** Tests whether all terms could be collected. */
  boolean isComplete() {
    return apart.isEmpty();
  }

  /** Takes an expression out and returns its coefficient. */
  double remove(Expression rest) {
    Coefficient removed = coefficients.remove(rest);
    return removed == null ? 0 : removed.value();
  }

  /** What has a coefficient, in the order in which it came. */
  List<Expression> rests() {
    return new ArrayList<>(coefficients.keySet());
  }

  double constant() {
    return constant.value();
  }

  /** The terms in canonical order, without zeros. */
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

  /** A sum of numbers, and the sum of what they are without their signs. */
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
