// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.expression.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rewrites formulas so that no two of their constants have the same effect, with as few signs as
 * possible: {@code 3/(2*x + 4)} becomes {@code 0.75/(0.5*x + 1)}, {@code 3*exp(x + 1)} becomes
 * {@code 8.15*exp(x)}, and {@code 2*(x + y + 1) + 3} becomes {@code 2*(x + y) + 5}.
 */
final class IndependentConstants {
  // Beyond this, exp(b) is too large or too small to be multiplied.
  private static final double LARGEST_EXPONENT = 200;

  private IndependentConstants() {}

  /** Returns a formula with the same values and independent constants. */
  static Expression of(Expression formula) {
    Expression node = Nodes.mapped(formula, IndependentConstants::of);
    if (node instanceof Product product) {
      return product(product.factors());
    }
    return node instanceof Sum sum ? sum(sum.terms()) : node;
  }

  private static Expression product(List<Expression> given) {
    double coefficient = 1;
    List<Expression> factors = new ArrayList<>();
    for (Expression factor : given) {
      Expression base = Scale.base(factor);
      if (factor instanceof Constant constant) {
        coefficient *= constant.value();
      } else if (base instanceof Sum sum && Scale.isFree(sum)) {
        double unit = unit(sum);
        coefficient *= Math.pow(unit, Scale.exponent(factor));
        factors.add(power(scaled(sum, 1 / unit), Scale.exponent(factor)));
      } else if (factor instanceof Call call
          && call.function() == StandardFunction.EXP
          && call.argument() instanceof Sum exponent
          && Math.abs(constant(exponent)) < LARGEST_EXPONENT) {
        coefficient *= Math.exp(constant(exponent));
        factors.add(withoutConstant(exponent).into(StandardFunction.EXP));
      } else {
        factors.add(factor);
      }
    }
    boolean safe = Double.isFinite(coefficient) && Math.abs(coefficient) >= Double.MIN_NORMAL;
    return safe ? multiple(coefficient, factors) : new Product(given);
  }

  private static Expression sum(List<Expression> given) {
    if (given.stream().noneMatch(Constant.class::isInstance)) {
      return new Sum(given);
    }
    double constant = 0;
    List<Expression> terms = new ArrayList<>();
    for (Expression term : given) {
      if (term instanceof Constant number) {
        constant += number.value();
      } else if (term instanceof Product product
          && product.factors().size() == 2
          && product.factors().get(0) instanceof Constant factor
          && product.factors().get(1) instanceof Sum inner) {
        constant += factor.value() * constant(inner);
        terms.add(withoutConstant(inner).times(factor.value()));
      } else {
        terms.add(term);
      }
    }
    if (!Double.isFinite(constant)) {
      return new Sum(given);
    }
    terms.add(new Constant(constant));
    return new Sum(terms);
  }

  /** Returns the size of the constant of a sum, or of its first coefficient if it has none. */
  private static double unit(Sum sum) {
    boolean hasUnit = sum.terms().stream().anyMatch(term -> Math.abs(Scale.of(term)) == 1);
    double constant = constant(sum);
    double unit = Math.abs(constant == 0 ? Scale.of(sum.terms().get(0)) : constant);
    return hasUnit || !(unit > Double.MIN_NORMAL) ? 1 : unit;
  }

  private static double constant(Sum sum) {
    double constant = 0;
    for (Expression term : sum.terms()) {
      constant += term instanceof Constant number ? number.value() : 0;
    }
    return constant;
  }

  private static Expression withoutConstant(Sum sum) {
    List<Expression> others =
        sum.terms().stream().filter(term -> !(term instanceof Constant)).toList();
    return others.size() == 1 ? others.get(0) : new Sum(others);
  }

  private static Expression scaled(Sum sum, double factor) {
    return factor == 1 ? sum : Nodes.mapped(sum, term -> term.times(factor).simplify());
  }

  private static Expression power(Expression base, double exponent) {
    return exponent == 1 ? base : base.power(exponent);
  }

  private static Expression multiple(double coefficient, List<Expression> factors) {
    List<Expression> all = new ArrayList<>(factors);
    boolean turned = coefficient < 0 && turnsSum(all);
    double scale = turned ? -coefficient : coefficient;
    if (scale != 1) {
      all.add(0, new Constant(scale));
    }
    return new Product(all);
  }

  /** Rewrites {@code -x*(y - z)} as {@code x*(z - y)}. */
  private static boolean turnsSum(List<Expression> factors) {
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i) instanceof Sum sum
          && 2 * sum.terms().stream().filter(IndependentConstants::isNegative).count()
              >= sum.terms().size()) {
        factors.set(i, turned(sum));
        return true;
      }
    }
    return false;
  }

  private static Sum turned(Sum sum) {
    return new Sum(
        sum.terms().stream()
            .map(term -> term.times(-1).simplify())
            .sorted(Comparator.comparing(IndependentConstants::isNegative))
            .toList());
  }

  private static boolean isNegative(Expression term) {
    return Scale.of(term) < 0;
  }
}
