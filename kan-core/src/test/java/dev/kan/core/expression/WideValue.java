// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values like those of {@link BoundedValue}, with a range of exponents so large that sums, products
 * and whole powers never exceed it. So a value exists even where a calculation with doubles would
 * overflow.
 */
record WideValue(BigDecimal value, BigDecimal error) {
  private static final MathContext DIGITS = new MathContext(40);
  private static final BigDecimal ULP = new BigDecimal(4 * Math.ulp(1.0));
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final BigDecimal MOST_ERROR = new BigDecimal("1e-3");
  private static final int LARGEST_EXPONENT = 2000;

  /** Returns the value at a point; empty if there is none or rounding leaves too few digits. */
  static Optional<WideValue> of(Expression expression, Map<String, Double> point) {
    try {
      return Optional.of(at(expression, point));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** Returns true if another value may be the same one. */
  boolean agrees(WideValue other) {
    BigDecimal bound = error.add(other.error).multiply(HUNDRED);
    return value.subtract(other.value).abs().compareTo(bound) <= 0;
  }

  private static WideValue at(Expression expression, Map<String, Double> point) {
    if (expression instanceof Constant constant) {
      return rounded(new BigDecimal(constant.value()), BigDecimal.ZERO);
    }
    if (expression instanceof Variable) {
      return new WideValue(new BigDecimal(expression.evaluate(point)), BigDecimal.ZERO);
    }
    List<WideValue> parts = expression.parts().stream().map(part -> at(part, point)).toList();
    if (expression instanceof Sum) {
      return sum(parts);
    }
    if (expression instanceof Product) {
      return parts.stream().reduce(rounded(BigDecimal.ONE, BigDecimal.ZERO), WideValue::times);
    }
    return expression instanceof Power power
        ? power(parts.get(0), power.exponent())
        : call(((Call) expression).function(), parts.get(0));
  }

  private static WideValue sum(List<WideValue> parts) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal error = BigDecimal.ZERO;
    for (WideValue part : parts) {
      sum = sum.add(part.value, DIGITS);
      error = error.add(part.error, DIGITS).add(part.value.abs().multiply(ULP), DIGITS);
    }
    return rounded(sum, error);
  }

  private WideValue times(WideValue other) {
    BigDecimal bound =
        value
            .abs()
            .multiply(other.error)
            .add(other.value.abs().multiply(error))
            .add(error.multiply(other.error));
    return rounded(value.multiply(other.value, DIGITS), bound);
  }

  private static WideValue power(WideValue base, double exponent) {
    boolean whole = exponent == Math.rint(exponent) && Math.abs(exponent) <= LARGEST_EXPONENT;
    boolean isZero = base.value.signum() == 0;
    if (isZero ? base.error.signum() != 0 || exponent < 0 : !base.isFarFromZero()) {
      throw new ArithmeticException("too near 0");
    }
    if (isZero) {
      return rounded(exponent == 0 ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal.ZERO);
    }
    BigDecimal relative = base.error.divide(base.value.abs(), DIGITS).add(ULP);
    BigDecimal value;
    if (whole) {
      value = base.value.pow((int) exponent, DIGITS);
    } else {
      value = new BigDecimal(notZero(normal(Math.pow(base.normal(), exponent))));
      double logarithm = Math.abs(Math.log(Math.abs(base.normal())));
      relative = relative.add(ULP.multiply(new BigDecimal(logarithm)));
    }
    BigDecimal growth = new BigDecimal(2 * Math.abs(exponent) + 2).multiply(relative);
    return rounded(value, value.abs().multiply(growth, DIGITS));
  }

  private static double notZero(double value) {
    if (value == 0) {
      throw new ArithmeticException("underflow");
    }
    return value;
  }

  private static WideValue call(UnivariateFunction function, WideValue argument) {
    double at = argument.normal();
    double reach = 100 * argument.error.doubleValue();
    double below = function.value(at - reach);
    double above = function.value(at + reach);
    double result = normal(function.value(at));
    double value = at == 0 ? result : notZero(result);
    double width = Math.abs(above - below);
    boolean jump = width > 1e-3 * Math.max(1, Math.min(Math.abs(below), Math.abs(above)));
    boolean onJump = function == StandardFunction.SIGN && at == 0;
    if (!Double.isFinite(width) || jump || (onJump && reach > 0)) {
      throw new ArithmeticException("jump or end of domain");
    }
    // Central differences approximate the derivative of a custom function to about ten digits.
    double differences = function.functionName().endsWith("'") ? 1e-10 * Math.abs(value) : 0;
    return rounded(new BigDecimal(value), new BigDecimal(width / 50 + reach * 1e-14 + differences));
  }

  private double normal() {
    double narrow = normal(value.doubleValue());
    return value.signum() == 0 ? narrow : notZero(narrow);
  }

  private static double normal(double value) {
    if (!Double.isFinite(value) || (value != 0 && Math.abs(value) < Double.MIN_NORMAL)) {
      throw new ArithmeticException("not a normal number");
    }
    return value;
  }

  private boolean isFarFromZero() {
    return value.abs().compareTo(error.multiply(HUNDRED)) > 0;
  }

  private static WideValue rounded(BigDecimal value, BigDecimal error) {
    if (error.compareTo(value.abs().max(BigDecimal.ONE).multiply(MOST_ERROR)) > 0) {
      throw new ArithmeticException("digits lost");
    }
    return new WideValue(
        value.round(DIGITS), error.add(value.abs().multiply(ULP), DIGITS).round(DIGITS));
  }
}
