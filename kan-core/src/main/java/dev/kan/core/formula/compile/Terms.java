// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;
import dev.kan.core.expression.notation.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An expression as a sum of a constant and distinct terms, each with its coefficient. */
final class Terms {
  private static final int LONGEST_SHOWN = 100;

  private final List<Term> terms = new ArrayList<>();
  private double constant;

  private Terms() {}

  /**
   * Returns the terms of a simplified expression.
   *
   * @throws IllegalArgumentException if a coefficient or the constant is infinite or NaN
   */
  static Terms of(Expression expression) {
    Terms terms = new Terms();
    terms.add(expression, 1);
    for (Term term : terms.terms) {
      requireFinite(term.coefficient(), expression);
    }
    requireFinite(terms.constant, expression);
    return terms;
  }

  private static void requireFinite(double number, Expression from) {
    checkArgument(
        Double.isFinite(number),
        "a network computes with finite numbers only; got %s in '%s'",
        number,
        Ascii.truncate(Notation.TEXT.of(from), LONGEST_SHOWN, "..."));
  }

  /**
   * A term: a number times an expression that is neither a number nor a sum.
   *
   * @param coefficient the number
   * @param factor the expression
   */
  record Term(double coefficient, Expression factor) {}

  /** Returns the terms, whose factors are distinct. */
  List<Term> terms() {
    return ImmutableList.copyOf(terms);
  }

  /** Returns the constant. */
  double constant() {
    return constant;
  }

  private void add(Expression expression, double coefficient) {
    if (expression instanceof Constant number) {
      constant += coefficient * number.value();
    } else if (expression instanceof Sum sum) {
      sum.terms().forEach(term -> add(term, coefficient));
    } else if (expression instanceof Product product) {
      addProduct(product, coefficient);
    } else {
      addTerm(expression, coefficient);
    }
  }

  private void addProduct(Product product, double coefficient) {
    double number = coefficient;
    List<Expression> factors = new ArrayList<>();
    for (Expression factor : factors(product)) {
      if (factor instanceof Constant each) {
        number *= each.value();
      } else {
        factors.add(factor);
      }
    }
    switch (factors.size()) {
      case 0 -> constant += number;
      case 1 -> add(factors.get(0), number);
      default -> addTerm(new Product(factors), number);
    }
  }

  private static List<Expression> factors(Product product) {
    List<Expression> factors = new ArrayList<>();
    for (Expression factor : product.factors()) {
      if (factor instanceof Product inner) {
        factors.addAll(factors(inner));
      } else {
        factors.add(factor);
      }
    }
    return factors;
  }

  private void addTerm(Expression factor, double coefficient) {
    if (factor.variables().isEmpty()) {
      double value = factor.evaluate(Map.of());
      requireFinite(value, factor);
      constant += coefficient * value;
      return;
    }
    for (int t = 0; t < terms.size(); t++) {
      if (terms.get(t).factor().equals(factor)) {
        terms.set(t, new Term(terms.get(t).coefficient() + coefficient, factor));
        return;
      }
    }
    terms.add(new Term(coefficient, factor));
  }
}
