// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A function that the user supplies as Java code, such as a special function or a lookup table.
 *
 * <pre>{@code
 * CustomFunction sinc = CustomFunction.of("sinc", t -> t == 0 ? 1 : Math.sin(t) / t);
 * Expression formula = Expression.parse("2*sinc(x1) + x2", sinc);
 * }</pre>
 *
 * <p>Functions are identified by name: two functions with the same name are equal. TensorFlow
 * cannot run Java code, so prefer an {@link Expression} for a function that can be written as one.
 */
public final class CustomFunction implements UnivariateFunction {
  private static final double DIFFERENCE_STEP = Math.cbrt(Math.ulp(1.0));

  private final String name;
  private final DoubleUnaryOperator value;
  private final UnaryOperator<Expression> derivative;

  private CustomFunction(
      String name, DoubleUnaryOperator value, UnaryOperator<Expression> derivative) {
    checkArgument(
        name.matches("[A-Za-z][A-Za-z0-9_]*'*"),
        "a function's name is letters, digits and _; got '%s'",
        name);
    checkArgument(
        !Functions.isReserved(name),
        "every formula has a function named %s already; choose another name",
        name);
    this.name = name;
    this.value = value;
    this.derivative = derivative;
  }

  /**
   * Returns a function whose derivative is approximated by central differences, to about ten
   * digits.
   *
   * @param name the name: letters, digits and underscores, starting with a letter
   * @param value the function; it returns NaN where it has no value
   * @throws IllegalArgumentException if the name is empty, contains other characters, or is that of
   *     a function that every formula may call
   */
  public static CustomFunction of(String name, DoubleUnaryOperator value) {
    return new CustomFunction(name, value, x -> x.into(of(name + "'", differences(value))));
  }

  /**
   * Returns a function with a given derivative.
   *
   * @param name the name: letters, digits and underscores, starting with a letter
   * @param value the function; it returns NaN where it has no value
   * @param derivative maps the argument to the derivative there, both as expressions
   * @throws IllegalArgumentException if the name is empty, contains other characters, or is that of
   *     a function that every formula may call
   */
  public static CustomFunction of(
      String name, DoubleUnaryOperator value, UnaryOperator<Expression> derivative) {
    return new CustomFunction(name, value, derivative);
  }

  private static DoubleUnaryOperator differences(DoubleUnaryOperator value) {
    return x -> {
      double step = DIFFERENCE_STEP * Math.max(1, Math.abs(x));
      double above = x + step;
      double below = x - step;
      return (value.applyAsDouble(above) - value.applyAsDouble(below)) / (above - below);
    };
  }

  @Override
  public String functionName() {
    return name;
  }

  @Override
  public double value(double x) {
    return value.applyAsDouble(x);
  }

  @Override
  public Expression derivative(Expression argument) {
    return derivative.apply(argument);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CustomFunction that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
