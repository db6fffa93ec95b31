// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

/**
 * A smooth function through samples without noise: the mean of a Gaussian process whose kernel is
 * the sum of one factor {@code exp(-|w (x - x')|^2 / 2)} for each group of coordinates (Rasmussen
 * and Williams, Gaussian Processes for Machine Learning, 2006, sections 2.2 and 5.4; Duvenaud et
 * al., Additive Gaussian Processes, 2011). The variance of the process is the likeliest one.
 */
final class SmoothSurface {
  /** The variance of errors, as a share of that of the process; it keeps the matrix definite. */
  private static final double NUGGET = 1e-9;

  private final double[][] points;
  private final double[] weights;
  private final int[] groups;
  private final int count;
  private final double[][] factor;
  private final boolean definite;
  private final double[] whitened;

  /**
   * Fits a surface.
   *
   * @param points (samples, coordinates)
   * @param values the value of each sample less their mean
   * @param weights the reciprocal length over which the function varies, for each coordinate
   * @param groups the group of each coordinate, from 0; the surface is a sum of functions of groups
   */
  SmoothSurface(double[][] points, double[] values, double[] weights, int[] groups) {
    this.points = points;
    this.weights = weights;
    this.groups = groups;
    int largest = 0;
    for (int group : groups) {
      largest = Math.max(largest, group);
    }
    count = largest + 1;
    factor = covariance();
    definite = decompose(factor);
    whitened = definite ? solveLower(factor, values) : values;
  }

  /** Returns the number of operations of a fit. */
  static long work(int samples) {
    return (long) samples * samples * (samples / 3 + 20);
  }

  /**
   * Returns the negative logarithm of the likelihood of the samples, up to a constant; infinite if
   * the kernel's matrix is singular.
   */
  double surprise() {
    if (!definite) {
      return Double.POSITIVE_INFINITY;
    }
    double square = 0;
    double logDeterminant = 0;
    for (int i = 0; i < whitened.length; i++) {
      square += whitened[i] * whitened[i];
      logDeterminant += Math.log(factor[i][i]);
    }
    return whitened.length / 2.0 * Math.log(square) + logDeterminant;
  }

  /** Returns (samples, coordinates): the gradient of the surface at each sample. */
  double[][] gradients() {
    double[][] gradients = new double[points.length][weights.length];
    double[] coefficients = definite ? solveUpper(factor, whitened) : new double[points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < points.length; j++) {
        for (int d = 0; d < weights.length; d++) {
          double share = coefficients[j] * kernel(i, j, groups[d]);
          gradients[i][d] -= share * (points[i][d] - points[j][d]) * weights[d] * weights[d];
        }
      }
    }
    return gradients;
  }

  /** Returns the value at each sample of the function of a group, up to a constant. */
  double[] part(int group) {
    double[] values = new double[points.length];
    double[] coefficients = definite ? solveUpper(factor, whitened) : new double[points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < points.length; j++) {
        values[i] += coefficients[j] * kernel(i, j, group);
      }
    }
    return values;
  }

  /** Returns the lower half of the matrix of the kernel. */
  private double[][] covariance() {
    double[][] lower = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        for (int group = 0; group < count; group++) {
          lower[i][j] += kernel(i, j, group);
        }
      }
      lower[i][i] += NUGGET;
    }
    return lower;
  }

  private double kernel(int i, int j, int group) {
    double square = 0;
    for (int d = 0; d < weights.length; d++) {
      if (groups[d] == group) {
        double distance = (points[i][d] - points[j][d]) * weights[d];
        square += distance * distance;
      }
    }
    return Math.exp(-square / 2);
  }

  /** Replaces the lower half of a matrix by its Cholesky factor; false if it is not definite. */
  private static boolean decompose(double[][] lower) {
    for (int i = 0; i < lower.length; i++) {
      for (int j = 0; j < i; j++) {
        lower[i][j] = (lower[i][j] - dot(lower[i], lower[j], j)) / lower[j][j];
      }
      double left = lower[i][i] - dot(lower[i], lower[i], i);
      if (!(left > 0)) {
        return false;
      }
      lower[i][i] = Math.sqrt(left);
    }
    return true;
  }

  private static double dot(double[] a, double[] b, int count) {
    double even = 0;
    double odd = 0;
    int i = 0;
    // two independent sums, as one would wait for each addition
    for (; i + 1 < count; i += 2) {
      even += a[i] * b[i];
      odd += a[i + 1] * b[i + 1];
    }
    return i < count ? even + odd + a[i] * b[i] : even + odd;
  }

  private static double[] solveLower(double[][] lower, double[] right) {
    double[] solution = right.clone();
    for (int i = 0; i < solution.length; i++) {
      solution[i] = (solution[i] - dot(lower[i], solution, i)) / lower[i][i];
    }
    return solution;
  }

  private static double[] solveUpper(double[][] lower, double[] right) {
    double[] solution = right.clone();
    for (int i = solution.length - 1; i >= 0; i--) {
      solution[i] /= lower[i][i];
      for (int j = 0; j < i; j++) {
        solution[j] -= lower[i][j] * solution[i];
      }
    }
    return solution;
  }
}
