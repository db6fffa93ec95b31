// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.math.Quantiles;
import java.util.Arrays;
import java.util.List;

/**
 * A linear fit with the least sum of absolute residuals, by iteratively reweighted least squares.
 *
 * @param lastCoefficient the coefficient of the last column
 * @param error the mean absolute residual
 */
record LeastAbsolute(double lastCoefficient, double error) {
  /** The number of weighted least squares problems that a fit solves. */
  static final int ROUNDS = 12;

  private static final double LEAST_RESIDUAL = 1e-3;
  private static final double ROUNDING = 1e-12;

  static LeastAbsolute of(List<double[]> columns, double[] target) {
    double[] weights = new double[target.length];
    Arrays.fill(weights, 1);
    double[] coefficients = new double[columns.size()];
    double[] residual = target;
    for (int round = 0; round < ROUNDS; round++) {
      double[] current = weights;
      double[] weighted = product(target, current);
      coefficients =
          LeastSquares.of(columns.stream().map(column -> product(column, current)).toList())
              .solve(weighted);
      residual = residual(columns, target, coefficients);
      double floor = LEAST_RESIDUAL * Quantiles.median().compute(absolute(residual)) + ROUNDING;
      weights =
          Arrays.stream(residual).map(r -> 1 / Math.sqrt(Math.max(Math.abs(r), floor))).toArray();
    }
    return new LeastAbsolute(
        coefficients[coefficients.length - 1],
        Arrays.stream(absolute(residual)).average().orElse(0));
  }

  private static double[] absolute(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, row -> a[row] * b[row]);
    return product;
  }

  private static double[] residual(List<double[]> columns, double[] target, double[] coefficients) {
    double[] residual = target.clone();
    for (int i = 0; i < coefficients.length; i++) {
      double[] column = columns.get(i);
      for (int row = 0; row < residual.length; row++) {
        residual[row] -= coefficients[i] * column[row];
      }
    }
    return residual;
  }
}
