// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.library;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Compiled;
import java.util.Map;
import java.util.Set;

/**
 * A function of one variable that can take the place of a spline on an edge: a name, an expression
 * and a complexity. Values and derivatives are computed from the expression.
 *
 * <p>By default, the function is safe everywhere. With a narrower {@link SafeRange}, values near
 * singularities are replaced by a bounded continuation with the slope 0. The expression, and so the
 * formula, is unaffected.
 */
public final class SymbolicFunction {
  /** The name of the variable in {@link #body()}. */
  public static final String VARIABLE = "x";

  private final String name;
  private final int complexity;
  private final Expression body;
  private final SafeRange range;
  private final Compiled value;
  private final Compiled slope;
  private final Compiled curvature;

  private SymbolicFunction(String name, int complexity, Expression body, SafeRange range) {
    checkArgument(!name.isBlank(), "a symbolic function needs a name; got '%s'", name);
    checkArgument(complexity >= 0, "the complexity of %s must be 0 or more: %s", name, complexity);
    checkArgument(
        Set.of(VARIABLE).containsAll(body.variables()),
        "the symbolic function %s may depend on %s only; got %s",
        name,
        VARIABLE,
        body.variables());
    this.name = name;
    this.complexity = complexity;
    this.body = body;
    this.range = range;
    Expression first = body.derivative(VARIABLE);
    value = body.compile(ImmutableList.of(VARIABLE));
    slope = first.compile(ImmutableList.of(VARIABLE));
    curvature = first.derivative(VARIABLE).compile(ImmutableList.of(VARIABLE));
  }

  /**
   * Returns a function that is safe everywhere.
   *
   * @param name the name, which identifies the function in a library
   * @param complexity the complexity, 0 or more; 1 for {@code x}, 2 for {@code exp}
   * @param body the function as an expression of {@code x}
   * @throws IllegalArgumentException if the name is blank, the complexity is negative, or the body
   *     has a variable other than {@code x}
   */
  public static SymbolicFunction of(String name, int complexity, Expression body) {
    return new SymbolicFunction(name, complexity, body, SafeRange.EVERYWHERE);
  }

  /** Returns the same function with another safe range. */
  public SymbolicFunction within(SafeRange newRange) {
    return new SymbolicFunction(name, complexity, body, newRange);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the complexity, 0 or more. */
  public int complexity() {
    return complexity;
  }

  /** Returns the function as an expression of {@code x}. */
  public Expression body() {
    return body;
  }

  /** Returns the range in which the function is safe. Default: {@link SafeRange#EVERYWHERE}. */
  public SafeRange range() {
    return range;
  }

  /** Returns the function of an expression, as an expression. */
  public Expression of(Expression argument) {
    return body.substitute(Map.of(VARIABLE, argument));
  }

  /**
   * Returns the value; NaN or infinite where the function has none, unless the safe range prevents
   * it.
   */
  public double value(double x) {
    return range.value(value.at(range.argument(x)));
  }

  /**
   * Returns the first derivative. With a safe range, it is 0 outside the range and wherever it
   * would not be finite, for example at the ends of the arcsine.
   */
  public double derivative(double x) {
    return safe(slope, x);
  }

  /**
   * Returns the second derivative. With a safe range, it is 0 outside the range and wherever it
   * would not be finite.
   */
  public double secondDerivative(double x) {
    return safe(curvature, x);
  }

  private double safe(Compiled derivative, double x) {
    if (range.equals(SafeRange.EVERYWHERE)) {
      return derivative.at(x);
    }
    double result = isSafe(x) ? derivative.at(x) : 0;
    return Double.isFinite(result) ? result : 0;
  }

  private boolean isSafe(double x) {
    return range.argument(x) == x && Math.abs(value.at(x)) <= range.bound();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SymbolicFunction that
        && name.equals(that.name)
        && complexity == that.complexity
        && body.equals(that.body)
        && range.equals(that.range);
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
