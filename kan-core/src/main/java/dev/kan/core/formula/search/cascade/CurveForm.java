// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A way in which a target consists of curves: a function T of the scaled target is a sum of them.
 *
 * @param transform the function T
 * @param curve the curve to name, from one of the sum
 * @param formula the formula of the scaled target, from those of the curves to name
 * @param isSum true if these are the terms of a sum, false if they are factors
 */
record CurveForm(
    DoubleUnaryOperator transform,
    DoubleUnaryOperator curve,
    Function<List<Expression>, Expression> formula,
    boolean isSum) {
  private static final double SLOPE_STEP = 1e-4;

  private static final CurveForm SUM = sum(y -> y, z -> z);
  private static final CurveForm EXPONENTIAL = sum(Math::log, z -> z.into(StandardFunction.EXP));

  /** All forms, the simplest first. */
  static final ImmutableList<CurveForm> ALL =
      ImmutableList.of(
          SUM,
          EXPONENTIAL,
          new CurveForm(Math::log, Math::exp, CurveForm::multiplied, false),
          sum(y -> 1 / y, z -> z.power(-1)),
          sum(y -> y < 0 ? Double.NaN : y * y, z -> z.power(0.5)),
          sum(Math::sqrt, z -> z.power(2)));

  /** The sums that do not magnify the noise of small targets too much. */
  static final ImmutableList<CurveForm> BEHIND_NOISE = ImmutableList.of(SUM, EXPONENTIAL);

  private static CurveForm sum(DoubleUnaryOperator transform, UnaryOperator<Expression> inverse) {
    return new CurveForm(
        transform,
        z -> z,
        curves -> inverse.apply(curves.stream().reduce(Expression::plus).orElseThrow()),
        true);
  }

  /** Returns the form of a product of curves that are not logarithms, plus a constant. */
  static CurveForm product(double offset) {
    return new CurveForm(y -> y, z -> z, curves -> multiplied(curves).plus(offset), false);
  }

  private static Expression multiplied(List<Expression> curves) {
    return curves.stream().reduce(Expression::times).orElseThrow();
  }

  /** Returns T of the scaled target of a problem. */
  double[] target(Problem problem) {
    return Arrays.stream(problem.target().scaled()).map(transform).toArray();
  }

  /** Returns the sum of squares that the noise of a problem has in T. */
  double noise(Problem problem) {
    double noise = problem.noise() / problem.target().scale();
    return Arrays.stream(problem.target().scaled())
        .map(y -> noise * slope(y))
        .map(each -> each * each)
        .sum();
  }

  private double slope(double y) {
    double step = SLOPE_STEP * Math.max(SLOPE_STEP, Math.abs(y));
    return (transform.applyAsDouble(y + step) - transform.applyAsDouble(y - step)) / (2 * step);
  }
}
