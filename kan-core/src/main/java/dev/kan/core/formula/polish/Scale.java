// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Product;
import dev.kan.core.expression.Sum;

/** The constant factors of terms, by which the factors of a product share their common scale. */
final class Scale {
  private Scale() {}

  /** Returns the constant factor of a term; 1 if there is none. */
  static double of(Expression term) {
    if (term instanceof Constant constant) {
      return constant.value();
    }
    double scale = 1;
    if (term instanceof Product product) {
      for (Expression factor : product.factors()) {
        scale *= factor instanceof Constant constant ? constant.value() : 1;
      }
    }
    return scale;
  }

  /** Returns true if a term has a constant factor that is more than a sign. */
  static boolean isFree(Expression term) {
    return term instanceof Constant || Math.abs(of(term)) != 1;
  }

  /**
   * Returns true if all terms of a sum can be scaled together by their constants. In a product with
   * a constant factor, one of these constants is redundant.
   */
  static boolean isFree(Sum sum) {
    return !sum.terms().isEmpty() && sum.terms().stream().allMatch(Scale::isFree);
  }

  /** Returns the base of a power, and any other expression itself. */
  static Expression base(Expression factor) {
    return factor instanceof Power power ? power.base() : factor;
  }

  /** Returns the exponent of a power, and 1 for any other expression. */
  static double exponent(Expression factor) {
    return factor instanceof Power power ? power.exponent() : 1;
  }
}
