// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;

/**
 * The customary order of terms and factors. Terms are ordered by descending degree, the constant
 * last. Factors are ordered by kind: the constant, variables, functions, sums in parentheses. Ties
 * are broken by names and then by structure, so that different parts never tie.
 */
final class CanonicalOrder {
  private static final Comparator<String> NAMES = new NaturalOrder();

  /** The order of the factors of a product. */
  static final Comparator<Expression> FACTORS = CanonicalOrder::compareFactors;

  /** The order of the terms of a sum. */
  static final Comparator<Expression> TERMS =
      Comparator.<Expression, Boolean>comparing(term -> term instanceof Constant)
          .thenComparing(CanonicalOrder::degree, Comparator.reverseOrder())
          .thenComparing(
              CanonicalOrder::factorsWithoutConstant, Comparators.lexicographical(FACTORS))
          .thenComparing(FACTORS);

  private CanonicalOrder() {}

  private static double degree(Expression expression) {
    if (expression instanceof Composite node) {
      return node.outline().degree();
    }
    return expression instanceof Variable ? 1 : 0;
  }

  /** Returns the degree of a node, computed from the degrees of its parts. */
  static double degreeOf(Composite node) {
    double sum = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (Expression part : node.parts()) {
      sum += degree(part);
      largest = Math.max(largest, degree(part));
    }
    if (node instanceof Power power) {
      // Adding 0.0 turns -0.0 into 0.0; otherwise it would be ordered before other zeros.
      return power.exponent() * sum + 0.0;
    }
    if (node instanceof Product) {
      return sum;
    }
    return node instanceof Sum && !node.parts().isEmpty() ? largest : 0;
  }

  private static List<Expression> factorsWithoutConstant(Expression term) {
    return term instanceof Constant
        ? ImmutableList.of(term)
        : Products.factors(Products.rest(term));
  }

  private static int compareFactors(Expression one, Expression two) {
    Expression base = base(one);
    Expression otherBase = base(two);
    int byKind = Integer.compare(kind(base), kind(otherBase));
    if (byKind != 0) {
      return byKind;
    }
    int byBase = compareBases(base, otherBase);
    return byBase != 0 ? byBase : Double.compare(exponent(two), exponent(one));
  }

  private static int compareBases(Expression one, Expression two) {
    if (one instanceof Constant constant && two instanceof Constant other) {
      return Double.compare(constant.value(), other.value());
    }
    if (one instanceof Variable variable && two instanceof Variable other) {
      return NAMES.compare(variable.name(), other.name());
    }
    if (one instanceof Call call && two instanceof Call other) {
      int byName = call.function().functionName().compareTo(other.function().functionName());
      return byName != 0 ? byName : compareFactors(call.argument(), other.argument());
    }
    return Comparators.lexicographical(FACTORS).compare(one.parts(), two.parts());
  }

  private static Expression base(Expression factor) {
    return factor instanceof Power power ? power.base() : factor;
  }

  private static double exponent(Expression factor) {
    return factor instanceof Power power ? power.exponent() : 1;
  }

  private static int kind(Expression base) {
    if (base instanceof Constant) {
      return 0;
    }
    if (base instanceof Variable) {
      return 1;
    }
    if (base instanceof Call) {
      return 2;
    }
    if (base instanceof Sum) {
      return 3;
    }
    return base instanceof Product ? 4 : 5;
  }
}
