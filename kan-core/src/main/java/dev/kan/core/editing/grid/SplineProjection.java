// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.stream.DoubleStream;

/**
 * Finds the splines on other knots that are nearest to given ones, in the mean square over the new
 * grid proper. The result is always unique, since the basis functions are independent on the grid
 * proper and the {@link FitMeasure} gives every part of it weight, even without samples. The
 * uniform part is integrated exactly: between two neighbouring knots, old or new, both splines are
 * polynomials.
 */
final class SplineProjection {
  private final BSplineBasis old;
  private final double[] coefficients;
  private final int columns;
  private final BSplineBasis target;
  private final BandedLeastSquares system;
  private final double[] oldLocal;
  private final double[] row;
  private final double[] values;

  private SplineProjection(
      BSplineBasis old, double[] coefficients, int columns, BSplineBasis target) {
    this.old = old;
    this.coefficients = coefficients;
    this.columns = columns;
    this.target = target;
    oldLocal = new double[old.knots().order() + 1];
    row = new double[target.knots().order() + 1];
    values = new double[columns];
    system = new BandedLeastSquares(target.knots().basisCount(), row.length, columns);
  }

  /**
   * Returns the coefficients on the new knots. Curves are not fitted one by one if there are many:
   * the old basis functions are fitted and the curves are combined from them. Costs O((G k + G' k +
   * samples) k (k + min(columns, G))).
   *
   * @param old the old basis; if the new grid is wider than the old one, its policy determines the
   *     curve there
   * @param coefficients (G + k, columns), row-major
   * @param columns the number of curves
   * @param knots the new knots
   * @param measure the weight of each part of the new grid
   * @return (G' + k, columns), row-major; not finite only if {@code coefficients} are not finite or
   *     are near {@link Double#MAX_VALUE}
   */
  static double[] project(
      BSplineBasis old, double[] coefficients, int columns, KnotVector knots, FitMeasure measure) {
    int count = old.knots().basisCount();
    if (columns > count) {
      double[] functions = project(old, identity(count), count, knots, measure);
      return combine(functions, coefficients, count, columns);
    }
    BSplineBasis target = BSplineBasis.of(knots, OutsideGrid.ZERO);
    return new SplineProjection(old, coefficients, columns, target).solve(measure);
  }

  private static double[] identity(int size) {
    double[] identity = new double[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    return identity;
  }

  /**
   * Returns the product of {@code functions}, (rows, count), and {@code coefficients}, (count,
   * columns).
   */
  private static double[] combine(
      double[] functions, double[] coefficients, int count, int columns) {
    double[] product = new double[functions.length / count * columns];
    for (int f = 0; f < functions.length; f++) {
      int row = f / count * columns;
      int from = f % count * columns;
      for (int c = 0; c < columns; c++) {
        product[row + c] += functions[f] * coefficients[from + c];
      }
    }
    return product;
  }

  private double[] solve(FitMeasure measure) {
    double[] breakpoints = breakpoints();
    double density = measure.uniformShare() / target.knots().range().length();
    GaussLegendre rule = GaussLegendre.of(Math.max(row.length, oldLocal.length));
    int next = 0;
    for (int b = 1; b < breakpoints.length; b++) {
      double from = breakpoints[b - 1];
      double width = breakpoints[b] - from;
      int cell = target.cell(from);
      for (int i = 0; i < rule.count(); i++) {
        add(cell, from + width * rule.node(i), density * width * rule.weight(i));
      }
      for (; next < measure.samples() && measure.sample(next) <= breakpoints[b]; next++) {
        add(cell, measure.sample(next), measure.sampleWeight());
      }
    }
    return system.solve();
  }

  /** Returns the new grid points and all old knots between them, ascending. */
  private double[] breakpoints() {
    Interval range = target.knots().range();
    return DoubleStream.concat(
            DoubleStream.of(target.knots().toArray()), DoubleStream.of(old.knots().toArray()))
        .filter(range::contains)
        .distinct()
        .sorted()
        .toArray();
  }

  /**
   * Adds the equation that the new curves, by their pieces on {@code cell}, equal the old ones at
   * x.
   */
  private void add(int cell, double x, double weight) {
    double root = Math.sqrt(weight);
    target.localValues(cell, x, row);
    for (int j = 0; j < row.length; j++) {
      row[j] *= root;
    }
    int oldCell = old.cell(x);
    old.localValues(oldCell, x, oldLocal);
    int first = old.firstFunction(oldCell);
    int start = Math.max(0, -first);
    int end = Math.min(oldLocal.length, old.knots().basisCount() - first);
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      for (int j = start; j < end; j++) {
        sum += oldLocal[j] * coefficients[(first + j) * columns + c];
      }
      values[c] = root * sum;
    }
    system.add(target.firstFunction(cell), row, values);
  }
}
