// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A constant plus a product of one spline curve for each column. The product may have both signs,
 * so that its logarithm is of no use. The curves are fitted one after another, again and again
 * (alternating least squares).
 *
 * @param curves (columns, rows): the curves; the first has the magnitude of the target
 * @param offset the constant
 * @param error the sum of squared residuals
 */
record OffsetProduct(List<double[]> curves, double offset, double error) {
  /** The number of times that each curve is fitted, at most. */
  static final int SWEEPS = 100;

  private static final double SETTLED = 0.999;

  /**
   * Returns the product that is nearest to a target.
   *
   * @param splines the spline columns of each column
   * @param target the target
   */
  static OffsetProduct of(List<List<double[]>> splines, double[] target) {
    List<double[]> curves = new ArrayList<>();
    for (int column = 0; column < splines.size(); column++) {
      double[] start = new double[target.length];
      Arrays.setAll(start, row -> 1 + Math.cos(row + 1.0) / 2);
      curves.add(start);
    }
    double error = Double.POSITIVE_INFINITY;
    double offset = 0;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double before = error;
      for (int column = 0; column < splines.size(); column++) {
        double[] residual = target.clone();
        offset = refit(column, splines.get(column), curves, residual);
        error = LeastSquares.dot(residual, residual);
      }
      if (!(error < SETTLED * before)) {
        break;
      }
    }
    return new OffsetProduct(curves, offset, error);
  }

  /** Fits the curve of a column, and returns the offset; the target becomes the residual. */
  private static double refit(
      int column, List<double[]> splines, List<double[]> curves, double[] target) {
    double[] others = new double[target.length];
    Arrays.fill(others, 1);
    List<double[]> terms = new ArrayList<>(List.of(others.clone()));
    for (int other = 0; other < curves.size(); other++) {
      if (other != column) {
        others = Rows.product(others, curves.get(other));
      }
    }
    for (double[] spline : splines) {
      terms.add(Rows.product(spline, others));
    }
    double[] coefficients = LeastSquares.of(terms).solve(target);
    double[] curve = new double[target.length];
    for (int i = 0; i < splines.size(); i++) {
      for (int row = 0; row < curve.length; row++) {
        curve[row] += coefficients[i + 1] * splines.get(i)[row];
      }
    }
    double size = column == 0 ? 1 : Math.sqrt(LeastSquares.dot(curve, curve) / curve.length);
    curves.set(column, Arrays.stream(curve).map(value -> value / size).toArray());
    return coefficients[0];
  }
}
