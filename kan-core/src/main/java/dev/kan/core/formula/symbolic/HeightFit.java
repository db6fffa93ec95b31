// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.symbolic;

/**
 * The weighted least squares fit of {@code c z + d} to y, where z are the values of a function.
 * With z and y centred, {@code c = sum(w z y) / sum(w z z)}, and {@code d} is the difference of the
 * means of y and {@code c z}.
 *
 * @param c the factor
 * @param d the shift
 * @param misfit {@code SSE / SST}, which is more precise than r2 near 0; 1 if y does not vary
 */
record HeightFit(double c, double d, double misfit) {
  // Below this, centring z loses most of its digits.
  private static final double LEAST_RELATIVE_VARIANCE = 1e-20;

  /** Returns a fit by the mean of y alone. */
  static HeightFit level(double[] y, double[] weights) {
    return new HeightFit(0, mean(y, weights), 1);
  }

  /** Returns the fit, by the mean of y alone if z hardly varies or is infinite or NaN somewhere. */
  static HeightFit of(double[] z, double[] y, double[] weights) {
    double zMean = mean(z, weights);
    double yMean = mean(y, weights);
    double zz = 0;
    double zy = 0;
    double size = 0;
    for (int i = 0; i < z.length; i++) {
      double dz = z[i] - zMean;
      zz += weights[i] * dz * dz;
      zy += weights[i] * dz * (y[i] - yMean);
      size += weights[i] * z[i] * z[i];
    }
    if (!(zz > LEAST_RELATIVE_VARIANCE * size) || !Double.isFinite(size)) {
      return level(y, weights);
    }
    double c = zy / zz;
    double sse = 0;
    double sst = 0;
    for (int i = 0; i < z.length; i++) {
      double dy = y[i] - yMean;
      double residual = dy - c * (z[i] - zMean);
      sse += weights[i] * residual * residual;
      sst += weights[i] * dy * dy;
    }
    double d = yMean - c * zMean;
    return Double.isFinite(c) && Double.isFinite(d)
        ? new HeightFit(c, d, sst > 0 ? sse / sst : 1)
        : level(y, weights);
  }

  /** Returns the coefficient of determination. */
  double r2() {
    return 1 - misfit;
  }

  private static double mean(double[] values, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
      total += weights[i];
    }
    return sum / total;
  }
}
