// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.ArrayList;
import java.util.List;

/**
 * The splines of all columns of a problem: a curve for each column is a sum of its splines.
 *
 * @param columns the splines of each column, one number for each row
 * @param fit the least squares problem of all splines
 */
record SplineSet(List<List<double[]>> columns, LeastSquares fit) {
  /** Returns the splines of some columns. */
  static SplineSet of(List<List<double[]>> columns) {
    return new SplineSet(columns, LeastSquares.of(columns.stream().flatMap(List::stream).toList()));
  }

  /** Returns the number of splines. */
  int size() {
    return columns.stream().mapToInt(List::size).sum();
  }

  /**
   * Returns the curve of each column.
   *
   * @param coefficients the coefficient of each spline, column after column
   * @return (columns, rows)
   */
  List<double[]> curves(double... coefficients) {
    List<double[]> curves = new ArrayList<>();
    int next = 0;
    for (List<double[]> splines : columns) {
      double[] curve = new double[splines.get(0).length];
      for (double[] spline : splines) {
        double coefficient = coefficients[next++];
        for (int row = 0; row < curve.length; row++) {
          curve[row] += coefficient * spline[row];
        }
      }
      curves.add(curve);
    }
    return curves;
  }
}
