// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;

/** Arithmetic on constants and exponents that avoids overflow, underflow and rounding noise. */
final class Numbers {
  private static final double NOISE = 4 * Math.ulp(1.0);

  private Numbers() {}

  static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  static boolean isEven(double value) {
    return isWhole(value / 2);
  }

  /** Returns true if a product neither overflows nor underflows. */
  static boolean multiply(double one, double two) {
    boolean exact = one == 0 || two == 0 || Math.abs(one) == 1 || Math.abs(two) == 1;
    return exact || keepsDigits(one * two);
  }

  /** Returns true if a result is a normal number, which has full precision. */
  static boolean keepsDigits(double result) {
    return Double.isFinite(result) && Math.abs(result) >= Double.MIN_NORMAL;
  }

  /** Returns true if an expression has no variables. */
  static boolean isNumber(Expression expression) {
    return expression instanceof Constant
        || (expression instanceof Composite node && !node.outline().hasVariables());
  }

  /** Returns true if an expression has no variables and no finite value: 1/0, log(-1), 2^1024. */
  static boolean isUndefined(Expression expression) {
    return !(expression instanceof Constant)
        && isNumber(expression)
        && !Double.isFinite(expression.compile(ImmutableList.of()).at());
  }

  /** Returns a sum of exponents, rounded to a whole number if it is one up to rounding noise. */
  static double sum(double one, double two) {
    return cleaned(one + two, Math.abs(one) + Math.abs(two));
  }

  /**
   * Returns a product of exponents, rounded to a whole number if it is one up to rounding noise.
   */
  static double product(double one, double two) {
    return cleaned(one * two, Math.abs(one * two));
  }

  private static double cleaned(double value, double scale) {
    double whole = Math.rint(value);
    return Math.abs(value - whole) <= NOISE * scale ? whole : value;
  }
}
