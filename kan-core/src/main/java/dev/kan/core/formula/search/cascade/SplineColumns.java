// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The values of cubic B-splines at the samples, as columns of a least squares problem. */
final class SplineColumns {
  private static final int ORDER = 3;
  private static final int FEWEST_OF_A_SIGN = 20;

  private SplineColumns() {}

  /**
   * Returns the B-splines of a variable on a uniform grid over its range.
   *
   * @param values the values of the variable, finite
   * @param intervals the number of grid intervals
   */
  static List<double[]> of(double[] values, int intervals) {
    double lower = Arrays.stream(values).min().orElseThrow();
    double upper = Arrays.stream(values).max().orElseThrow();
    if (!(upper - lower > 1e-12 * Math.max(1, Math.abs(upper)))) {
      double[] one = new double[values.length];
      Arrays.fill(one, 1);
      return List.of(one);
    }
    KnotVector knots = KnotVector.uniform(ORDER, intervals, new Interval(lower, upper));
    BSplineBasis basis = BSplineBasis.of(knots, OutsideGrid.LINEAR);
    double[][] columns = new double[knots.basisCount()][values.length];
    double[] local = new double[ORDER + 1];
    for (int row = 0; row < values.length; row++) {
      int cell = basis.cell(values[row]);
      basis.localValues(cell, values[row], local);
      for (int j = 0; j <= ORDER; j++) {
        int function = basis.firstFunction(cell) + j;
        if (function >= 0 && function < columns.length) {
          columns[function][row] = local[j];
        }
      }
    }
    return List.of(columns);
  }

  /**
   * Returns the B-splines of a variable for each sign of a number: two sets of splines if both
   * signs are frequent, otherwise one.
   *
   * @param signs a number for each sample
   */
  static List<double[]> bySign(double[] values, double[] signs, int intervals) {
    List<double[]> columns = of(values, intervals);
    long negative = Arrays.stream(signs).filter(sign -> sign < 0).count();
    if (negative <= FEWEST_OF_A_SIGN || signs.length - negative <= FEWEST_OF_A_SIGN) {
      return columns;
    }
    List<double[]> both = new ArrayList<>();
    for (double[] column : columns) {
      double[] below = new double[column.length];
      double[] above = new double[column.length];
      for (int row = 0; row < column.length; row++) {
        (signs[row] < 0 ? below : above)[row] = column[row];
      }
      both.add(below);
      both.add(above);
    }
    return both;
  }
}
