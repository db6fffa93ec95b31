// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Column;
import java.util.List;

/**
 * A solved equation: summands with their coefficients.
 *
 * @param response the transformed target
 * @param equation the equation
 * @param summands the summands
 * @param coefficients the coefficient of each summand
 * @param residual the weighted sum of squared residuals of the equation, as a share of its
 *     left-hand side
 */
record Fit(
    Response response,
    Equation equation,
    ImmutableList<Summand> summands,
    ImmutableDoubleArray coefficients,
    double residual) {

  /** Returns this fit with another solution of its equation. */
  Fit with(Equation other) {
    return new Fit(response, other, summands, coefficients, residual);
  }

  /** Returns this fit with other coefficients. */
  Fit with(ImmutableDoubleArray others) {
    return new Fit(response, equation, summands, others, residual);
  }

  /** Returns this fit with more summands. */
  Fit with(List<Summand> more, List<Double> moreCoefficients) {
    return new Fit(
        response,
        equation,
        ImmutableList.<Summand>builder().addAll(summands).addAll(more).build(),
        ImmutableDoubleArray.builder().addAll(coefficients).addAll(moreCoefficients).build(),
        residual);
  }

  /** Returns the values of the raw target that follow, NaN or infinite where there is none. */
  double[] predictions(PowerTable powers) {
    double[] p = new double[powers.rows().length()];
    double[] q = new double[p.length];
    for (int k = 0; k < summands.size(); k++) {
      double[] sum = summands.get(k).side() == Summand.Side.P ? p : q;
      double[] values = summands.get(k).term().values(powers);
      for (int r = 0; r < p.length; r++) {
        sum[r] += coefficients.get(k) * values[r];
      }
    }
    for (int r = 0; r < p.length; r++) {
      p[r] = response.target(equation.solution(p[r], q[r]));
    }
    return p;
  }

  /** Returns the formula of the raw target over the raw columns. */
  Expression expression(List<Column> columns) {
    Expression p = sum(Summand.Side.P, columns);
    Expression q = sum(Summand.Side.Q, columns);
    return response.target(equation.solution(p, q)).simplify();
  }

  private Expression sum(Summand.Side side, List<Column> columns) {
    Expression sum = Expression.constant(0);
    for (int k = 0; k < summands.size(); k++) {
      if (summands.get(k).side() == side) {
        sum = sum.plus(summands.get(k).term().times(coefficients.get(k), columns));
      }
    }
    return sum;
  }

  /** Returns the number of coefficients that are not multiples of one quarter. */
  long constants() {
    return coefficients.stream().filter(value -> 4 * value != Math.rint(4 * value)).count();
  }

  /** Returns a measure of the length of the formula. */
  double complexity() {
    double sum = summands.stream().mapToDouble(Summand::complexity).sum();
    return sum + (response.transform() == Transform.NONE ? 0 : 2);
  }
}
