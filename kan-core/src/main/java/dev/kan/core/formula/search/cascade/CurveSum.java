// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import java.util.Arrays;
import java.util.List;

/**
 * A sum or a product of one curve for each column, perhaps with a few products of columns as
 * further terms of the sum.
 *
 * @param curves (columns, rows): the values of the curves
 * @param products the products of columns with their coefficients, over the raw columns
 * @param errors the sum of squares by which each curve may be wrong
 */
record CurveSum(List<double[]> curves, List<Expression> products, List<Double> errors) {
  CurveSum {
    curves = ImmutableList.copyOf(curves);
    products = ImmutableList.copyOf(products);
    errors = ImmutableList.copyOf(errors);
  }

  /** Returns the sum of squares about the mean. */
  static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
  }
}
