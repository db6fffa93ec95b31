// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounds the constants and exponents of expressions to fewer digits. */
final class Rounding extends Walk<Expression> {
  private static final double LARGEST_KEPT = 1e6;

  private final int digits;

  Rounding(int digits) {
    checkArgument(digits >= 1, "rounding needs 1 or more significant digits; got %s", digits);
    this.digits = digits;
  }

  @Override
  Expression visit(Expression expression) {
    if (expression instanceof Constant constant) {
      return new Constant(constant(constant.value()));
    }
    if (expression instanceof Power power) {
      return new Power(of(power.base()), exponent(power.exponent()));
    }
    return expression instanceof Composite node ? node.with(parts(node)) : expression;
  }

  private double constant(double value) {
    boolean kept = value == Math.rint(value) && Math.abs(value) < LARGEST_KEPT;
    return kept ? value : significant(value);
  }

  private double exponent(double value) {
    double half = Math.rint(2 * value) / 2;
    double rounded = significant(value);
    boolean nearer = half != 0 && Math.abs(value - half) <= Math.abs(value - rounded);
    return nearer ? half : rounded;
  }

  private double significant(double value) {
    BigDecimal exact = new BigDecimal(value);
    double rounded = exact.round(new MathContext(digits)).doubleValue();
    if (rounded == value) {
      return value;
    }
    // Rounding up the largest numbers would give infinity.
    return Double.isFinite(rounded)
        ? rounded
        : exact.round(new MathContext(digits, RoundingMode.DOWN)).doubleValue();
  }
}
