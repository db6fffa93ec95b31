// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import com.google.common.collect.ImmutableList;

/** Arithmetic of constants and exponents. */
final class Numbers {
  private static final double NOISE = 4 * Math.ulp(1.0);

  private Numbers() {}

  static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  static boolean isEven(double value) {
    return isWhole(value / 2);
  }

  /** Tests whether a product keeps its digits: no overflow, no underflow. */
  static boolean multiply(double one, double two) {
    boolean exact = one == 0 || two == 0 || Math.abs(one) == 1 || Math.abs(two) == 1;
    return exact || keepsDigits(one * two);
  }

  /** Tests whether a result that is not exactly 0 has all its digits. */
  static boolean keepsDigits(double result) {
    return Double.isFinite(result) && Math.abs(result) >= Double.MIN_NORMAL;
  }

  /** Tests whether an expression has no variables. */
  static boolean isNumber(Expression expression) {
    return expression instanceof Constant
        || (expression instanceof Composite node && !node.outline().hasVariables());
  }

  /** Tests whether an expression has no variables and no finite value: 1/0, log(-1), 2^1024. */
  static boolean isUndefined(Expression expression) {
    return !(expression instanceof Constant)
        && isNumber(expression)
        && !Double.isFinite(expression.compile(ImmutableList.of()).at());
  }

  /** A sum of exponents, free of the noise that would keep it from being whole. */
  static double sum(double one, double two) {
    return cleaned(one + two, Math.abs(one) + Math.abs(two));
  }

  /** A product of exponents, free of the noise that would keep it from being whole. */
  static double product(double one, double two) {
    return cleaned(one * two, Math.abs(one * two));
  }

  private static double cleaned(double value, double scale) {
    double whole = Math.rint(value);
    return Math.abs(value - whole) <= NOISE * scale ? whole : value;
  }
}
