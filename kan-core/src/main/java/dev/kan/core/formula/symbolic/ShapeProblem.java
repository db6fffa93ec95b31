// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

import dev.kan.core.expression.library.SymbolicFunction;
import dev.kan.core.training.leastsquares.LeastSquaresProblem;
import dev.kan.core.training.leastsquares.NormalEquations;

/**
 * The misfit of {@code c f(a t + b) + d} as a function of a and b, or of the one of them that
 * matters. The best c and d are computed for each of them (variable projection with Kaufman's
 * derivative; L. Kaufman, BIT 15, 1975). The cost is half the weighted mean square of the
 * residuals; it is infinite if f has no value at some point.
 */
final class ShapeProblem implements LeastSquaresProblem {
  private final SymbolicFunction function;
  private final Shape shape;
  private final FitPoints points;
  private final double fixedA;

  ShapeProblem(SymbolicFunction function, Shape shape, FitPoints points, double fixedA) {
    this.function = function;
    this.shape = shape;
    this.points = points;
    this.fixedA = fixedA;
  }

  double[] unknowns(ShapeStart start) {
    if (!shape.searchesA()) {
      return new double[] {start.b()};
    }
    return shape.searchesB() ? new double[] {start.a(), start.b()} : new double[] {start.a()};
  }

  ShapeStart start(double[] unknowns) {
    return new ShapeStart(
        shape.searchesA() ? unknowns[0] : fixedA,
        shape.searchesB() ? unknowns[unknowns.length - 1] : 0);
  }

  @Override
  public int size() {
    return shape.parameters();
  }

  @Override
  public double cost(double[] point) {
    ShapeStart at = start(point);
    double misfit = misfit(at.a(), at.b());
    return misfit < 1 ? misfit / 2 : Double.POSITIVE_INFINITY;
  }

  /** Returns the unexplained share of the variance, 0 to 1; 1 if f has no value at some point. */
  double misfit(double a, double b) {
    double[] z = values(a, b);
    return z.length == 0 ? 1 : HeightFit.of(z, points.y, points.weights).misfit();
  }

  private double[] values(double a, double b) {
    double[] z = new double[points.size()];
    for (int i = 0; i < z.length; i++) {
      z[i] = function.value(a * points.t[i] + b);
      if (!Double.isFinite(z[i])) {
        return new double[0];
      }
    }
    return z;
  }

  @Override
  public NormalEquations normalEquations(double[] point) {
    ShapeStart at = start(point);
    double[] z = values(at.a(), at.b());
    HeightFit heights = HeightFit.of(z, points.y, points.weights);
    int n = z.length;
    double[] residuals = new double[n];
    double[][] columns = new double[size()][n];
    for (int i = 0; i < n; i++) {
      residuals[i] = points.y[i] - heights.c() * z[i] - heights.d();
      double slope = heights.c() * function.derivative(at.a() * points.t[i] + at.b());
      double finite = Double.isFinite(slope) ? slope : 0;
      if (shape.searchesA()) {
        columns[0][i] = finite * points.t[i];
      }
      if (shape.searchesB()) {
        columns[size() - 1][i] = finite;
      }
    }
    for (double[] column : columns) {
      HeightFit part = HeightFit.of(z, column, points.weights);
      for (int i = 0; i < n; i++) {
        column[i] -= part.c() * z[i] + part.d();
      }
    }
    NormalEquations.Sum sum = new NormalEquations.Sum(size());
    for (int i = 0; i < n; i++) {
      double w = points.weights[i];
      sum.addCost(w * residuals[i] * residuals[i] / 2);
      for (int p = 0; p < columns.length; p++) {
        sum.addGradient(p, -w * residuals[i] * columns[p][i]);
        for (int q = 0; q <= p; q++) {
          sum.addMatrix(p, q, w * columns[p][i] * columns[q][i]);
        }
      }
    }
    return sum.build();
  }
}
