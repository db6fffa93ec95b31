// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.library;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Evaluation;
import java.util.Map;
import java.util.Set;

/**
 * A function of one variable that an edge can be: a name, an expression, and how complicated people
 * find it. Values and derivatives come from the expression. With a {@link SafeRange} other than
 * everywhere the values near singularities are those of a bounded continuation, which has the slope
 * 0; the expression, and so the formula, stays the same.
 */
public final class SymbolicFunction {
  /** The name of the variable in {@link #body()}. */
  public static final String VARIABLE = "x";

  private final String name;
  private final int complexity;
  private final Expression body;
  private final SafeRange range;
  private final Evaluation value;
  private final Evaluation slope;
  private final Evaluation curvature;

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
   * A function.
   *
   * @param name what people call it; names identify functions in a library
   * @param complexity 0 or more; 1 for {@code x}, 2 for {@code exp}
   * @param body an expression of {@code x}
   * @throws IllegalArgumentException if the name is blank, the complexity negative, or the body has
   *     another variable than {@code x}
   */
  public static SymbolicFunction of(String name, int complexity, Expression body) {
    return new SymbolicFunction(name, complexity, body, SafeRange.EVERYWHERE);
  }

  /** The same function, kept within a safe range. */
  public SymbolicFunction within(SafeRange newRange) {
    return new SymbolicFunction(name, complexity, body, newRange);
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** How complicated it is, 0 or more. */
  public int complexity() {
    return complexity;
  }

  /** The function as an expression of {@code x}. */
  public Expression body() {
    return body;
  }

  /** Where it is safe; everywhere unless said otherwise. */
  public SafeRange range() {
    return range;
  }

  /** The function of an expression. */
  public Expression of(Expression argument) {
    return body.substitute(Map.of(VARIABLE, argument));
  }

  /** The value; not-a-number or infinite where the function has none and the range lets it be. */
  public double value(double x) {
    return range.value(value.at(range.argument(x)));
  }

  /**
   * The first derivative; with a safe range 0 outside it, and where it is not finite, as at the
   * ends of an arcsine.
   */
  public double derivative(double x) {
    return safe(slope, x);
  }

  /** The second derivative; with a safe range 0 outside it, and where it is not finite. */
  public double secondDerivative(double x) {
    return safe(curvature, x);
  }

  private double safe(Evaluation derivative, double x) {
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
