// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.expression.Expression;
import java.util.List;

/**
 * A function of some columns through which alone they seem to influence the target.
 *
 * @param columns the indices of the columns
 * @param terms the terms of which it is a sum
 * @param coefficients the coefficient of each term
 * @param angle the square of the sine of the angle between its gradient and that of the target, on
 *     average over the samples
 */
record InnerFunction(
    List<Integer> columns, List<InnerTerm> terms, ImmutableDoubleArray coefficients, double angle) {
  /** Copies the lists. */
  InnerFunction {
    columns = ImmutableList.copyOf(columns);
    terms = ImmutableList.copyOf(terms);
  }

  /** Returns this function with other coefficients. */
  InnerFunction withCoefficients(double... others) {
    return new InnerFunction(columns, terms, ImmutableDoubleArray.copyOf(others), angle);
  }

  /** Returns the value at each sample. */
  double[] values() {
    double[] values = new double[terms.get(0).values().length];
    for (int t = 0; t < terms.size(); t++) {
      double coefficient = coefficients.get(t);
      double[] term = terms.get(t).values();
      for (int row = 0; row < values.length; row++) {
        values[row] += coefficient * term[row];
      }
    }
    return values;
  }

  /** Returns the formula over the raw columns. */
  Expression expression() {
    Expression sum = terms.get(0).expression().times(coefficients.get(0));
    for (int t = 1; t < terms.size(); t++) {
      sum = sum.plus(terms.get(t).expression().times(coefficients.get(t)));
    }
    return sum.simplify();
  }
}
