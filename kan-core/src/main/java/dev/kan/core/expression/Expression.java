// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A formula: an immutable tree of constants, variables, sums, products, powers with a constant
 * exponent, and calls of functions of one argument. Two trees are equal if they are built alike,
 * not if they mean the same; {@code x + x} and {@code 2 x} are different trees.
 *
 * <p>An expression has at most {@link #MAX_SIZE} nodes on at most {@link #MAX_DEPTH} levels. What
 * would make a larger one throws an {@link IllegalArgumentException} that names what it found:
 * parsing, arithmetic, substitution, and above all differentiation.
 */
public sealed interface Expression permits Constant, Variable, Composite {
  /** The most nodes that an expression has; parts that occur several times count each time. */
  int MAX_SIZE = 1_000_000;

  /** The most levels of nesting that an expression has. */
  int MAX_DEPTH = 300;

  /**
   * A number.
   *
   * @throws IllegalArgumentException if it is infinite or NaN
   */
  static Expression constant(double value) {
    return new Constant(value);
  }

  /**
   * A variable.
   *
   * @throws IllegalArgumentException if the name is empty or has control characters
   */
  static Expression variable(String name) {
    return new Variable(name);
  }

  /**
   * The expression that a text stands for: {@code exp(x2^2 + sin(3.1416*x1))}.
   *
   * <p>There are numbers, names, {@code + - * / ^} (or {@code **}) with the usual precedence,
   * parentheses, the {@link StandardFunction}s by name (also {@code ln}, {@code sqrt}, {@code
   * asin}, {@code acos}, {@code atan}, {@code atanh}, {@code sgn}), and the constants {@code pi}
   * and {@code e}. Numbers are finite: {@code inf}, {@code nan} and {@code 1e999} are refused. A
   * name is letters, digits and underscores, or anything between backticks, with a backtick
   * doubled: {@code `petal length (cm)`}. An exponent with variables makes {@code x^y} into {@code
   * exp(y*log(x))}. {@code sum(x)} and {@code product()} are sums and products of any number of
   * parts. A function's name with a prime is its derivative.
   *
   * @param text the formula
   * @param functions other functions that it may call
   * @throws IllegalArgumentException if the text is not a formula, with the position and what was
   *     expected there; if it would be larger or deeper than an expression may be; or if two
   *     functions have one name
   */
  static Expression parse(String text, CustomFunction... functions) {
    return new ExpressionParser(text, Functions.with(functions)).parse();
  }

  /** {@code this + other}. */
  default Expression plus(Expression other) {
    return new Sum(ImmutableList.of(this, other));
  }

  /** {@code this + number}. */
  default Expression plus(double number) {
    return plus(new Constant(number));
  }

  /** {@code this - other}. */
  default Expression minus(Expression other) {
    return plus(other.times(-1));
  }

  /** {@code this * other}. */
  default Expression times(Expression other) {
    return new Product(ImmutableList.of(this, other));
  }

  /** {@code number * this}. */
  default Expression times(double number) {
    return new Product(ImmutableList.of(new Constant(number), this));
  }

  /** {@code this / other}. */
  default Expression dividedBy(Expression other) {
    return times(other.power(-1));
  }

  /** {@code this ^ exponent}. */
  default Expression power(double exponent) {
    return new Power(this, exponent);
  }

  /** {@code function(this)}. */
  default Expression into(UnivariateFunction function) {
    return new Call(function, this);
  }

  /** The expressions that this one is made of, none for constants and variables. */
  List<Expression> parts();

  /** The number of nodes, from 1 to {@link #MAX_SIZE}. */
  default int size() {
    return 1;
  }

  /** The number of levels, from 1 to {@link #MAX_DEPTH}; 1 for constants and variables. */
  default int depth() {
    return 1;
  }

  /** The names of the variables in it, sorted. */
  default SortedSet<String> variables() {
    return VariableCollector.in(this);
  }

  /**
   * This expression with expressions in the place of variables, all at once.
   *
   * @param replacements by name of variable; other variables stay
   * @throws IllegalArgumentException if the result would be larger or deeper than allowed
   */
  Expression substitute(Map<String, Expression> replacements);

  /**
   * The derivative with respect to a variable, not simplified beyond leaving out zeros and ones.
   *
   * @throws IllegalArgumentException if it would be larger or deeper than allowed
   */
  default Expression derivative(String variable) {
    return new Differentiation(variable).of(this);
  }

  /**
   * This expression in a form that is easier to read: constants folded, like terms and like factors
   * collected, powers of powers merged, exponentials merged, signs and constants taken out of odd,
   * even and periodic functions, terms and factors in the order in which people write them. It has
   * the same value, up to rounding, wherever this expression has one, and may have a value in more
   * places: {@code x / x} becomes 1, {@code (x^0.5)^2} becomes x. It is never longer, and
   * simplifying it again changes nothing.
   *
   * <p>Numbers never overflow or vanish on the way: {@code 1e308 + 1e308 + x} and {@code 1e308 * x
   * * 1e308} stay as they are, {@code 1e308 * 1e308 * x * 1e-308} becomes {@code 1e308 * x}, and a
   * number without a finite value, {@code 1/0} or {@code log(-1)}, stays in the expression, so that
   * the whole has no value either.
   */
  default Expression simplify() {
    return Simplification.simplified(this);
  }

  /**
   * This expression with fewer digits; simplify it afterwards, as factors may have become 1.
   *
   * <p>Constants are rounded to the number of significant digits; whole numbers below a million
   * stay. Exponents are rounded in the same way, unless a whole or half number is nearer.
   *
   * @param significantDigits 1 or more
   * @throws IllegalArgumentException if the number of digits is below 1
   */
  default Expression round(int significantDigits) {
    return new Rounding(significantDigits).of(this);
  }

  /**
   * This expression as a function of numbers, for evaluation many times. Where a function has no
   * value, the result is not-a-number or infinite as in {@link Math}.
   *
   * @param variables the names, in the order in which the function takes the numbers
   * @throws IllegalArgumentException if the expression has a variable that is not among them
   */
  default Evaluation compile(List<String> variables) {
    return new Compilation(ImmutableList.copyOf(variables)).of(this);
  }

  /**
   * The value at one point.
   *
   * @param values by name of variable
   * @throws IllegalArgumentException if a variable has no value
   */
  default double evaluate(Map<String, Double> values) {
    List<String> names = ImmutableList.copyOf(values.keySet());
    return compile(names).at(names.stream().mapToDouble(values::get).toArray());
  }

  /** A compiled expression. */
  @FunctionalInterface
  interface Evaluation {
    /** The value for the numbers that stand for the variables, in the compiled order. */
    double at(double... values);
  }
}
