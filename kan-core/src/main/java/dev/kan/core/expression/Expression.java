// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A formula: an immutable tree of constants, variables, sums, products, powers with a constant
 * exponent, and calls of functions of one argument.
 *
 * <pre>{@code
 * Expression formula = Expression.parse("exp(x2^2 + sin(3*x1))");
 * double value = formula.evaluate(Map.of("x1", 0.5, "x2", 1.0));
 * Expression slope = formula.derivative("x1").simplify();
 * String latex = Notation.LATEX.of(slope.round(4));
 * }</pre>
 *
 * <p>Two expressions are equal if their trees have the same structure. {@code x + x} and {@code 2
 * x} have the same values but are not equal.
 *
 * <p>An expression has at most {@link #MAX_SIZE} nodes on at most {@link #MAX_DEPTH} levels. Every
 * operation that would exceed a limit throws an {@link IllegalArgumentException} that states the
 * size or depth found. Differentiation is the most likely to exceed one; parsing, arithmetic and
 * substitution can too.
 */
public sealed interface Expression permits Constant, Variable, Composite {
  /**
   * The largest number of nodes of an expression. A part that occurs several times counts each
   * time.
   */
  int MAX_SIZE = 1_000_000;

  /** The largest number of nesting levels of an expression. */
  int MAX_DEPTH = 300;

  /**
   * Returns a constant.
   *
   * @param value any finite number
   * @throws IllegalArgumentException if it is infinite or NaN
   */
  static Expression constant(double value) {
    return new Constant(value);
  }

  /**
   * Returns a variable.
   *
   * @param name any text that is not empty and has no control characters
   * @throws IllegalArgumentException if the name is empty or contains control characters
   */
  static Expression variable(String name) {
    return new Variable(name);
  }

  /**
   * Parses a formula such as {@code exp(x2^2 + sin(3.1416*x1))}.
   *
   * <p>The text may contain:
   *
   * <ul>
   *   <li>finite numbers, and the constants {@code pi} and {@code e}; {@code inf}, {@code nan} and
   *       {@code 1e999} are rejected;
   *   <li>names of variables: letters, digits and underscores, or any text between backticks, such
   *       as {@code `petal length (cm)`}, in which a backtick is doubled;
   *   <li>the operators {@code + - * / ^} (or {@code **}) with the usual precedence, and
   *       parentheses; {@code x^y} becomes {@code exp(y*log(x))} if the exponent has variables;
   *   <li>calls of the {@link StandardFunction}s by name, also as {@code ln}, {@code asin}, {@code
   *       acos}, {@code atan}, {@code atanh} and {@code sgn}, and of {@code sqrt};
   *   <li>calls of the given custom functions; a prime after the name denotes the derivative;
   *   <li>{@code sum(...)} and {@code product(...)} of any number of parts, for example {@code
   *       sum(x)} and {@code product()}.
   * </ul>
   *
   * @param text the formula
   * @param functions the custom functions that the formula may call
   * @throws IllegalArgumentException if the text is not a formula; the message states the position
   *     and what was expected there
   * @throws IllegalArgumentException if the expression would be larger or deeper than allowed
   * @throws IllegalArgumentException if two functions have the same name
   */
  static Expression parse(String text, CustomFunction... functions) {
    return new ExpressionParser(text, Functions.with(functions)).parse();
  }

  /** Returns {@code this + other}. */
  default Expression plus(Expression other) {
    return new Sum(ImmutableList.of(this, other));
  }

  /** Returns {@code this + number}. */
  default Expression plus(double number) {
    return plus(new Constant(number));
  }

  /** Returns {@code this - other}. */
  default Expression minus(Expression other) {
    return plus(other.times(-1));
  }

  /** Returns {@code this * other}. */
  default Expression times(Expression other) {
    return new Product(ImmutableList.of(this, other));
  }

  /** Returns {@code number * this}. */
  default Expression times(double number) {
    return new Product(ImmutableList.of(new Constant(number), this));
  }

  /** Returns {@code this / other}. */
  default Expression dividedBy(Expression other) {
    return times(other.power(-1));
  }

  /** Returns {@code this ^ exponent}. */
  default Expression power(double exponent) {
    return new Power(this, exponent);
  }

  /** Returns {@code function(this)}. */
  default Expression into(UnivariateFunction function) {
    return new Call(function, this);
  }

  /** Returns the direct parts of this expression; empty for constants and variables. */
  List<Expression> parts();

  /** Returns the number of nodes, from 1 to {@link #MAX_SIZE}. */
  default int size() {
    return 1;
  }

  /**
   * Returns the number of nesting levels, from 1 to {@link #MAX_DEPTH}; 1 for constants and
   * variables.
   */
  default int depth() {
    return 1;
  }

  /** Returns the names of the variables in this expression, sorted. */
  default SortedSet<String> variables() {
    return VariableCollector.in(this);
  }

  /**
   * Returns this expression with variables replaced by expressions. All variables are replaced at
   * once: variables of the replacements are not replaced in turn.
   *
   * @param replacements the expressions by the name of the variable that they replace; other
   *     variables are kept
   * @throws IllegalArgumentException if the result would be larger or deeper than allowed
   */
  Expression substitute(Map<String, Expression> replacements);

  /**
   * Returns the derivative with respect to a variable. Terms of 0 and factors of 1 are left out;
   * the result is not simplified otherwise.
   *
   * @param variable the name of the variable
   * @throws IllegalArgumentException if the derivative would be larger or deeper than allowed
   */
  default Expression derivative(String variable) {
    return new Differentiation(variable).of(this);
  }

  /**
   * Returns this expression in a form that is easier to read. Simplification folds constants,
   * collects like terms and like factors, merges powers of powers and products of exponentials,
   * moves signs and constants out of odd, even and periodic functions, and puts terms and factors
   * in the customary order.
   *
   * <p>The result has the same value, up to rounding, wherever this expression has one. It may have
   * a value in more places: {@code x / x} becomes 1, and {@code (x^0.5)^2} becomes x. It is never
   * longer than this expression, and simplifying it again changes nothing.
   *
   * <p>Constants are not folded if the result would overflow or underflow: {@code 1e308 + 1e308 +
   * x} and {@code 1e308 * x * 1e308} are kept, and {@code 1e308 * 1e308 * x * 1e-308} becomes
   * {@code 1e308 * x}. A part without a finite value, such as {@code 1/0} or {@code log(-1)}, is
   * kept, so that the whole expression has no finite value either.
   */
  default Expression simplify() {
    return Simplification.simplified(this);
  }

  /**
   * Returns this expression with its numbers rounded to fewer digits. Simplify the result, as
   * factors may have become 1.
   *
   * <p>Constants are rounded to the given number of significant digits, except for whole numbers
   * below a million, which are kept. Exponents are rounded in the same way, unless a multiple of
   * one half is nearer.
   *
   * @param significantDigits the number of significant digits, at least 1
   * @throws IllegalArgumentException if the number of digits is below 1
   */
  default Expression round(int significantDigits) {
    return new Rounding(significantDigits).of(this);
  }

  /**
   * Compiles this expression for repeated evaluation. If a function has no value at its argument,
   * the result is NaN or infinite, as in {@link Math}.
   *
   * @param variables the names of the variables, in the order in which {@link Compiled#at} takes
   *     their values
   * @throws IllegalArgumentException if the expression has a variable that is not among them
   */
  default Compiled compile(List<String> variables) {
    return new Compilation(ImmutableList.copyOf(variables)).of(this);
  }

  /**
   * Returns the value of this expression at a point.
   *
   * @param values the values of the variables by name
   * @return the value; NaN or infinite where the expression has none
   * @throws IllegalArgumentException if a variable has no value
   */
  default double evaluate(Map<String, Double> values) {
    List<String> names = ImmutableList.copyOf(values.keySet());
    return compile(names).at(names.stream().mapToDouble(values::get).toArray());
  }

  /** An expression compiled for repeated evaluation. */
  @FunctionalInterface
  interface Compiled {
    /**
     * Returns the value of the expression.
     *
     * @param values the values of the variables, in the order given to {@link #compile}
     */
    double at(double... values);
  }
}
