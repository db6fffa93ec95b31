// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static dev.kan.core.expression.StandardFunction.COS;
import static dev.kan.core.expression.StandardFunction.SIN;
import static dev.kan.core.expression.StandardFunction.TAN;

import com.google.common.collect.ImmutableList;

/**
 * Simplifies sines, cosines and tangents of {@code u + b}. The shift b is reduced to (-pi, pi], for
 * the tangent to (-pi/2, pi/2], and eliminated if it is a multiple of pi/2 up to rounding.
 */
final class PeriodRules {
  private static final double ROUNDING = 4;

  private PeriodRules() {}

  static Expression call(StandardFunction function, Expression argument) {
    if (!(argument instanceof Sum sum)) {
      return new Call(function, argument);
    }
    LinearCombination terms = LinearCombination.of(sum.terms());
    double shift = terms.constant();
    if (shift == 0 || !Double.isFinite(shift)) {
      return new Call(function, argument);
    }
    double period = function == TAN ? Math.PI : 2 * Math.PI;
    double reduced = Math.IEEEremainder(shift, period);
    Expression free = without(terms, shift);
    double quarters = Math.rint(reduced / (Math.PI / 2));
    double noise = ROUNDING * Math.ulp(shift);
    if (Math.abs(reduced - quarters * (Math.PI / 2)) > noise || isPole(function, quarters)) {
      return new Call(function, shifted(free, reduced == -Math.PI ? Math.PI : reduced));
    }
    return turned(function, free, (int) quarters);
  }

  private static boolean isPole(StandardFunction function, double quarters) {
    return function == TAN && quarters != 0;
  }

  private static Expression without(LinearCombination terms, double constant) {
    LinearCombination free = terms.copy();
    free.add(-1, new Constant(constant));
    return free.toExpression();
  }

  private static Expression shifted(Expression free, double shift) {
    return SumRules.sum(ImmutableList.of(free, new Constant(shift)));
  }

  /** Returns the function of {@code u + quarters pi/2}, with quarters from -2 to 2. */
  private static Expression turned(StandardFunction function, Expression free, int quarters) {
    if (quarters == 0) {
      return CallRules.call(function, free);
    }
    if (Math.abs(quarters) == 2) {
      return Signs.negated(CallRules.call(function, free));
    }
    Expression other = CallRules.call(function == SIN ? COS : SIN, free);
    boolean negative = (function == SIN) == (quarters < 0);
    return negative ? Signs.negated(other) : other;
  }
}
