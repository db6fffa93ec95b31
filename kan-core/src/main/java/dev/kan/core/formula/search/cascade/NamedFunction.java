// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Compiled;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A function of one variable that a curve may be named by. The list has one of all functions that
 * only differ by scales and offsets: {@code cos} stands for {@code 1 - cos}, and {@code 1/(1+x)}
 * for {@code x/(1+x)}.
 */
final class NamedFunction {
  private static final String VARIABLE = "x";
  private static final double ROUNDING = 1e-12;

  private final Expression expression;
  private final Compiled compiled;
  private final boolean symmetric;
  private final boolean homogeneous;

  private NamedFunction(Expression expression) {
    this.expression = expression;
    this.compiled = expression.compile(List.of(VARIABLE));
    this.symmetric =
        DoubleStream.of(0.3, 0.7)
            .allMatch(
                x -> Math.abs(Math.abs(compiled.at(x)) - Math.abs(compiled.at(-x))) < ROUNDING);
    this.homogeneous =
        DoubleStream.of(0.3, 0.7)
            .allMatch(
                x ->
                    Math.abs(
                            compiled.at(2 * x) / compiled.at(x) - compiled.at(1) / compiled.at(0.5))
                        < ROUNDING);
  }

  /**
   * Returns the functions that a shift of their argument makes others, up to scales and offsets.
   */
  static ImmutableList<NamedFunction> withShifts() {
    return of(
        Stream.of(
            "sin(x)",
            "tanh(x)",
            "arctan(x)",
            "tan(x)",
            "exp(-x^2)",
            "1/(1+x^2)",
            "1/cosh(x)",
            "sqrt(1+x^2)",
            "log(1+x^2)",
            "log(1+exp(x))"));
  }

  /** Returns all functions, the simple ones first. */
  static ImmutableList<NamedFunction> all() {
    return of(
        Stream.of(
            "x",
            "1/x",
            "x^2",
            "sqrt(x)",
            "exp(x)",
            "sin(x)",
            "cos(x)",
            "log(x)",
            "tan(x)",
            "tanh(x)",
            "sinh(x)",
            "cosh(x)",
            "arcsin(x)",
            "arccos(x)",
            "arctan(x)",
            "arctanh(x)",
            "1/(1+x)",
            "sqrt(1+x)",
            "1/sqrt(1+x)",
            "log(1+x)",
            "1/(1+x^2)",
            "1/(1-x^2)",
            "sqrt(1+x^2)",
            "sqrt(1-x^2)",
            "1/sqrt(1+x^2)",
            "1/sqrt(1-x^2)",
            "exp(-x^2)",
            "sin(x)^2",
            "1/sin(x)",
            "1/cos(x)",
            "1/sinh(x)",
            "1/cosh(x)",
            "1/tanh(x)",
            "1/(exp(x)-1)",
            "1/(exp(x)+1)",
            "x/(exp(x)-1)",
            "sin(x)/x",
            "sin(x)^2/x^2",
            "tanh(x)/x",
            "1/tanh(x)-1/x",
            "sqrt((1+x)/(1-x))",
            "log(1+x^2)",
            "(1+x)^2",
            "1/(1+x)^2",
            "(1+x)^1.5",
            "1/(1+x)^1.5",
            "1/(1+x^2)^1.5",
            "1/(1-x^2)^1.5",
            "log(1+exp(x))",
            "log(x+sqrt(1+x^2))"));
  }

  private static ImmutableList<NamedFunction> of(Stream<String> functions) {
    return functions
        .map(Expression::parse)
        .map(NamedFunction::new)
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns true if {@code f(-x)} is {@code f(x)} or {@code -f(x)}. */
  boolean isSymmetric() {
    return symmetric;
  }

  /** Returns true if {@code f(a x)} is a multiple of {@code f(x)}, so that no scale is needed. */
  boolean isHomogeneous() {
    return homogeneous;
  }

  /** Returns the values at the multiples of some numbers. */
  double[] values(double[] numbers, double scale) {
    double[] values = new double[numbers.length];
    double[] x = new double[1];
    for (int row = 0; row < values.length; row++) {
      x[0] = scale * numbers[row];
      values[row] = compiled.at(x);
    }
    return values;
  }

  /** Returns this function of an argument. */
  Expression of(Expression argument) {
    return expression.substitute(Map.of(VARIABLE, argument));
  }
}
