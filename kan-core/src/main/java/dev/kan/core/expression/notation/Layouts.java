// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Call;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;
import dev.kan.core.expression.Variable;
import dev.kan.core.expression.notation.Layout.Addition;
import dev.kan.core.expression.notation.Layout.Applied;
import dev.kan.core.expression.notation.Layout.Digits;
import dev.kan.core.expression.notation.Layout.Fraction;
import dev.kan.core.expression.notation.Layout.Multiplication;
import dev.kan.core.expression.notation.Layout.Name;
import dev.kan.core.expression.notation.Layout.Negative;
import dev.kan.core.expression.notation.Layout.Raised;
import dev.kan.core.expression.notation.Layout.Root;
import java.util.ArrayList;
import java.util.List;

/** Converts expressions to layouts. */
final class Layouts {
  private Layouts() {}

  static Layout of(Expression expression) {
    if (expression instanceof Constant constant) {
      return number(constant.value());
    }
    if (expression instanceof Variable variable) {
      return new Name(variable.name());
    }
    if (expression instanceof Sum sum) {
      return sum(sum);
    }
    if (expression instanceof Call call) {
      return new Applied(call.function(), of(call.argument()));
    }
    FractionBuilder fraction = new FractionBuilder();
    fraction.multiply(expression);
    return fraction.build();
  }

  private static Layout number(double value) {
    return isNegative(value) ? new Negative(new Digits(-value)) : new Digits(value);
  }

  private static boolean isNegative(double value) {
    return Double.compare(value, 0.0) < 0;
  }

  private static Layout sum(Sum sum) {
    List<Layout> terms = new ArrayList<>();
    for (Expression term : sum.terms()) {
      terms.add(of(term));
    }
    if (terms.size() < 2) {
      return terms.isEmpty() ? new Digits(0) : terms.get(0);
    }
    // Writes 1 - x rather than -x + 1.
    if (terms.get(0) instanceof Negative) {
      terms.stream()
          .filter(term -> !(term instanceof Negative))
          .findFirst()
          .ifPresent(
              positive -> {
                terms.remove(positive);
                terms.add(0, positive);
              });
    }
    return new Addition(ImmutableList.copyOf(terms));
  }

  /** Collects the factors of products and powers in a numerator and a denominator. */
  private static final class FractionBuilder {
    private final List<Layout> above = new ArrayList<>();
    private final List<Layout> below = new ArrayList<>();
    private boolean negative;

    void multiply(Expression expression) {
      if (expression instanceof Product product) {
        for (Expression factor : product.factors()) {
          multiply(factor);
        }
      } else if (expression instanceof Power power) {
        (isNegative(power.exponent()) ? below : above)
            .add(raised(of(power.base()), Math.abs(power.exponent())));
      } else if (expression instanceof Constant constant) {
        negative ^= isNegative(constant.value());
        if (Math.abs(constant.value()) != 1) {
          above.add(new Digits(Math.abs(constant.value())));
        }
      } else {
        above.add(of(expression));
      }
    }

    Layout build() {
      Layout numerator = multiplication(above);
      Layout whole = below.isEmpty() ? numerator : new Fraction(numerator, multiplication(below));
      return negative ? new Negative(whole) : whole;
    }

    private static Layout raised(Layout base, double exponent) {
      if (exponent == 1) {
        return base;
      }
      return exponent == 0.5 ? new Root(base) : new Raised(base, exponent);
    }

    private static Layout multiplication(List<Layout> factors) {
      return switch (factors.size()) {
        case 0 -> new Digits(1);
        case 1 -> factors.get(0);
        default -> new Multiplication(ImmutableList.copyOf(factors));
      };
    }
  }
}
