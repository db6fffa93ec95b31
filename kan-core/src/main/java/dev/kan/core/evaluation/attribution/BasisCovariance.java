// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

import dev.kan.core.BaseFunction;
import dev.kan.core.spline.BSplineBasis;

/**
 * The covariance over samples of the functions of one input: its M spline functions and the base
 * function. The variance of an edge with weights theta is {@code theta' C theta}, so that one pass
 * over the samples serves all edges of the input. Only {@code k + 2} functions differ from zero at
 * a sample: {@code O(samples (k + 2)^2)}.
 */
final class BasisCovariance {
  private final int basisCount;
  private final double[] products;
  private final double[] sums;

  private BasisCovariance(int basisCount) {
    this.basisCount = basisCount;
    products = new double[(basisCount + 1) * (basisCount + 1)];
    sums = new double[basisCount + 1];
  }

  /**
   * Returns the covariance with the divisor {@code samples - 1}.
   *
   * @param x the input of each sample, at least 2
   * @return (M + 1, M + 1), row-major, symmetric; the last row belongs to the base function
   */
  static double[] of(BSplineBasis basis, BaseFunction base, double[] x) {
    BasisCovariance covariance = new BasisCovariance(basis.knots().basisCount());
    double[] baseValues = centred(base, x);
    double[] local = new double[basis.knots().order() + 1];
    for (int r = 0; r < x.length; r++) {
      int cell = basis.cell(x[r]);
      basis.localValues(cell, x[r], local);
      covariance.add(basis.firstFunction(cell), local, baseValues[r]);
    }
    return covariance.finish(x.length);
  }

  /**
   * Returns the base function less its mean. Unlike spline functions, which are below one, it may
   * be large and vary little.
   */
  private static double[] centred(BaseFunction base, double[] x) {
    double[] values = new double[x.length];
    double mean = 0;
    for (int r = 0; r < x.length; r++) {
      values[r] = base.value(x[r]);
      mean += values[r] / x.length;
    }
    for (int r = 0; r < x.length; r++) {
      values[r] -= mean;
    }
    return values;
  }

  private void add(int first, double[] local, double base) {
    int columns = basisCount + 1;
    int from = Math.max(0, -first);
    int to = Math.min(local.length - 1, basisCount - 1 - first);
    for (int j = from; j <= to; j++) {
      int row = (first + j) * columns;
      sums[first + j] += local[j];
      for (int l = from; l <= j; l++) {
        products[row + first + l] += local[j] * local[l];
      }
      products[basisCount * columns + first + j] += base * local[j];
    }
    sums[basisCount] += base;
    products[basisCount * columns + basisCount] += base * base;
  }

  private double[] finish(int samples) {
    int columns = basisCount + 1;
    for (int a = 0; a < columns; a++) {
      for (int b = 0; b <= a; b++) {
        double centred = products[a * columns + b] - sums[a] * (sums[b] / samples);
        products[a * columns + b] = centred / (samples - 1);
        products[b * columns + a] = centred / (samples - 1);
      }
    }
    return products;
  }
}
