// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigDecimal;
import java.math.MathContext;

/** Expressions with fewer digits. */
final class Rounding {
  private static final double LARGEST_KEPT = 1e6;

  private Rounding() {}

  static Expression of(Expression expression, int digits) {
    checkArgument(digits >= 1, "rounding needs 1 or more significant digits; got %s", digits);
    if (expression instanceof Constant constant) {
      return new Constant(constant(constant.value(), digits));
    }
    if (expression instanceof Sum sum) {
      return new Sum(sum.terms().stream().map(term -> of(term, digits)).toList());
    }
    if (expression instanceof Product product) {
      return new Product(product.factors().stream().map(factor -> of(factor, digits)).toList());
    }
    if (expression instanceof Power power) {
      return new Power(of(power.base(), digits), exponent(power.exponent(), digits));
    }
    return expression instanceof Call call
        ? new Call(call.function(), of(call.argument(), digits))
        : expression;
  }

  private static double constant(double value, int digits) {
    boolean kept = value == Math.rint(value) && Math.abs(value) < LARGEST_KEPT;
    return kept || !Double.isFinite(value) ? value : significant(value, digits);
  }

  private static double exponent(double value, int digits) {
    double half = Math.rint(2 * value) / 2;
    double rounded = significant(value, digits);
    boolean nearer = half != 0 && Math.abs(value - half) <= Math.abs(value - rounded);
    return nearer ? half : rounded;
  }

  private static double significant(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }
}
