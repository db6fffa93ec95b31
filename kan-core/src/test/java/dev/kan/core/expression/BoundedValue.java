// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values with a bound on their rounding error. There is no bounded value if the expression or a
 * part of it has no value, or might have none or a different one within the bound. This is the case
 * at poles, jumps and the ends of domains, and for numbers so large or small that digits are lost.
 */
public record BoundedValue(double value, double error) {
  private static final double ULP = 4 * Math.ulp(1.0);
  private static final double LARGEST = 1e60;

  /** Returns the value at a point. */
  public static Optional<BoundedValue> of(Expression expression, Map<String, Double> point) {
    try {
      return Optional.of(at(expression, point));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static BoundedValue at(Expression expression, Map<String, Double> point) {
    if (expression instanceof Constant constant) {
      return rounded(constant.value(), 0);
    }
    if (expression instanceof Variable) {
      return new BoundedValue(expression.evaluate(point), 0);
    }
    List<BoundedValue> parts = expression.parts().stream().map(part -> at(part, point)).toList();
    if (expression instanceof Sum) {
      double absolute = parts.stream().mapToDouble(part -> Math.abs(part.value)).sum();
      double error = parts.stream().mapToDouble(part -> part.error).sum() + ULP * absolute;
      return rounded(parts.stream().mapToDouble(part -> part.value).sum(), error);
    }
    if (expression instanceof Product) {
      BoundedValue product = new BoundedValue(1, 0);
      for (BoundedValue part : parts) {
        double error =
            Math.abs(product.value) * part.error
                + Math.abs(part.value) * product.error
                + part.error * product.error;
        product = rounded(product.value * part.value, error);
      }
      return product;
    }
    return expression instanceof Power power
        ? power(parts.get(0), power.exponent())
        : call(((Call) expression).function(), parts.get(0));
  }

  private static BoundedValue power(BoundedValue base, double exponent) {
    boolean whole = exponent == Math.rint(exponent);
    if ((exponent < 0 || !whole) && Math.abs(base.value) <= 100 * base.error) {
      throw new ArithmeticException("too near 0");
    }
    double value = Math.pow(base.value, exponent);
    double slope = exponent == 0 ? 0 : exponent * Math.pow(base.value, exponent - 1);
    double relative = Math.abs(exponent * Math.log(Math.max(Math.abs(base.value), 1e-300)));
    return rounded(value, slope(slope, base) + ULP * relative * Math.abs(value));
  }

  private static BoundedValue call(UnivariateFunction function, BoundedValue argument) {
    double below = function.value(argument.value - 100 * argument.error);
    double above = function.value(argument.value + 100 * argument.error);
    double value = function.value(argument.value);
    boolean jump =
        Math.abs(above - below) > 1e-3 * Math.max(1, Math.min(Math.abs(below), Math.abs(above)));
    boolean onJump = function == StandardFunction.SIGN && argument.value == 0;
    if (!Double.isFinite(above - below) || jump || (onJump && argument.error > 0)) {
      throw new ArithmeticException("jump or end of domain");
    }
    return rounded(value, Math.abs(above - below) / 50 + ULP * argument.error);
  }

  private static double slope(double slope, BoundedValue argument) {
    return 2 * Math.abs(slope) * argument.error + argument.error * argument.error;
  }

  private static BoundedValue rounded(double value, double error) {
    boolean tiny = value != 0 && Math.abs(value) < 1 / LARGEST;
    if (!(Math.abs(value) < LARGEST) || tiny || !(error < 1e-3 * Math.max(1, Math.abs(value)))) {
      throw new ArithmeticException("digits lost");
    }
    return new BoundedValue(value, error + ULP * Math.abs(value));
  }
}
