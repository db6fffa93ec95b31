// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A user's own function, given as Java code: a special function, a table. The name identifies it:
 * two functions of one name are equal. A function that can be written as an expression is better
 * given as one, as TensorFlow cannot run Java code.
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
        !Functions.isReserved(name), "there is a function %s already; choose another name", name);
    this.name = name;
    this.value = value;
    this.derivative = derivative;
  }

  /**
   * A function whose derivative is not known: central differences stand in for it, good to about
   * ten digits.
   *
   * @param name letters, digits and underscores
   * @param value the value; not-a-number where there is none
   * @throws IllegalArgumentException if the name has other characters, is empty, or is that of a
   *     function that every formula has
   */
  public static CustomFunction of(String name, DoubleUnaryOperator value) {
    return new CustomFunction(name, value, x -> x.into(of(name + "'", differences(value))));
  }

  /**
   * A function with its derivative.
   *
   * @param name letters, digits and underscores
   * @param value the value; not-a-number where there is none
   * @param derivative the derivative at an argument, as an expression of the argument
   * @throws IllegalArgumentException if the name has other characters, is empty, or is that of a
   *     function that every formula has
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
