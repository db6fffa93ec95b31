// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Variants of a node with the same values: a sum is multiplied by the other factors of its product,
 * a square or cube of a sum is multiplied out, and a factor that terms of a sum have in common is
 * moved in front of them, and squares are completed. Terms that cancel show up in the simplified
 * variant.
 */
final class Rearrangement implements Edits {
  private static final int LARGEST_POWER = 3;
  private static final int MOST_TERMS = 6;

  @Override
  public List<Expression> of(Expression node) {
    if (node instanceof Product product) {
      return distributed(product.factors());
    }
    if (node instanceof Power power
        && power.base() instanceof Sum sum
        && isMultipliedOut(power.exponent())
        && sum.terms().size() <= MOST_TERMS) {
      return List.of(multipliedOut(sum, (int) power.exponent()));
    }
    if (node instanceof Sum sum) {
      return ImmutableList.<Expression>builder()
          .addAll(collected(sum.terms()))
          .addAll(squares(sum.terms()))
          .build();
    }
    return List.of();
  }

  private static List<Expression> distributed(List<Expression> factors) {
    List<Expression> variants = new ArrayList<>();
    for (int i = 0; i < factors.size() && factors.size() > 1; i++) {
      if (factors.get(i) instanceof Sum sum) {
        List<Expression> others = new ArrayList<>(factors);
        others.remove(i);
        variants.add(
            new Sum(sum.terms().stream().map(term -> times(term, new Product(others))).toList()));
      }
    }
    return variants;
  }

  private static boolean isMultipliedOut(double exponent) {
    return exponent == Math.rint(exponent) && exponent >= 2 && exponent <= LARGEST_POWER;
  }

  private static Expression multipliedOut(Sum sum, int exponent) {
    List<Expression> terms = sum.terms();
    for (int i = 1; i < exponent; i++) {
      List<Expression> products = new ArrayList<>();
      for (Expression one : terms) {
        for (Expression other : sum.terms()) {
          products.add(times(one, other));
        }
      }
      terms = products;
    }
    return new Sum(terms);
  }

  /** Returns the variants with a factor in front of all terms that have it. */
  private static List<Expression> collected(List<Expression> terms) {
    Map<Expression, Integer> counts = new LinkedHashMap<>();
    for (Expression term : terms) {
      for (Expression factor : factors(term)) {
        counts.merge(Scale.base(factor), 1, Integer::sum);
      }
    }
    List<Expression> variants = new ArrayList<>();
    counts.forEach(
        (base, count) -> {
          if (count > 1 && !base.variables().isEmpty()) {
            variants.add(collected(terms, base));
          }
        });
    return variants;
  }

  private static Expression collected(List<Expression> terms, Expression base) {
    List<Expression> having = new ArrayList<>();
    List<Expression> others = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (Expression term : terms) {
      double exponent = exponent(term, base);
      (exponent == 0 ? others : having).add(term);
      least = exponent == 0 ? least : Math.min(least, exponent);
    }
    Expression common = base.power(least);
    Expression reciprocal = base.power(-least);
    others.add(
        times(new Sum(having.stream().map(term -> times(term, reciprocal)).toList()), common));
    return new Sum(others);
  }

  /** Returns the variants in which two terms become a square: {@code u^2 + 2*u*w}. */
  private static List<Expression> squares(List<Expression> terms) {
    List<Expression> variants = new ArrayList<>();
    for (Expression square : terms) {
      for (Expression factor : factors(square)) {
        Expression base = Scale.base(factor);
        boolean isSquare = Scale.exponent(factor) == 2 && !base.variables().isEmpty();
        for (Expression mixed : isSquare ? terms : List.<Expression>of()) {
          if (exponent(mixed, base) == 1) {
            variants.add(completed(terms, square, mixed, base));
          }
        }
      }
    }
    return variants;
  }

  /** Returns {@code a*(u + w)^2 - a*w^2} for the terms {@code a*u^2} and {@code 2*a*u*w}. */
  private static Expression completed(
      List<Expression> terms, Expression square, Expression mixed, Expression base) {
    Expression a = times(square, base.power(-2)).simplify();
    Expression w = times(mixed.times(0.5), times(base, a).power(-1)).simplify();
    List<Expression> others = new ArrayList<>(terms);
    others.remove(square);
    others.remove(mixed);
    others.add(times(a, base.plus(w).power(2)));
    others.add(times(a, w.power(2)).times(-1));
    return new Sum(others);
  }

  private static double exponent(Expression term, Expression base) {
    double exponent = 0;
    for (Expression factor : factors(term)) {
      exponent += Scale.base(factor).equals(base) ? Scale.exponent(factor) : 0;
    }
    return exponent;
  }

  private static List<Expression> factors(Expression term) {
    return term instanceof Product product ? product.factors() : List.of(term);
  }

  private static Expression times(Expression one, Expression other) {
    return new Product(List.of(one, other));
  }
}
