// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import java.util.Arrays;
import java.util.Random;

/** Functions with known minima (Moré, Garbow and Hillstrom, ACM TOMS 7, 1981, where named). */
final class TestFunctions {
  private TestFunctions() {}

  /** Their problem 21, of any even number of variables; minimum 0 at (1, ..., 1). */
  static double rosenbrock(double[] x, double[] g) {
    double value = 0;
    for (int i = 0; i < x.length; i += 2) {
      double bend = x[i + 1] - x[i] * x[i];
      double rest = 1 - x[i];
      value += 100 * bend * bend + rest * rest;
      g[i] = -400 * x[i] * bend - 2 * rest;
      g[i + 1] = 200 * bend;
    }
    return value;
  }

  /** Their problem 5; minimum 0 at (3, 0.5). */
  static double beale(double[] x, double[] g) {
    double value = 0;
    double power = 1;
    Arrays.fill(g, 0);
    double[] y = {1.5, 2.25, 2.625};
    for (int i = 0; i < 3; i++) {
      double slope = (i + 1) * power;
      power *= x[1];
      double residual = y[i] - x[0] * (1 - power);
      value += residual * residual;
      g[0] -= 2 * residual * (1 - power);
      g[1] += 2 * residual * x[0] * slope;
    }
    return value;
  }

  /** Their problem 13; minimum 0 at the origin, where the Hessian is singular. */
  static double powellSingular(double[] x, double[] g) {
    double a = x[0] + 10 * x[1];
    double b = x[2] - x[3];
    double c = x[1] - 2 * x[2];
    double d = x[0] - x[3];
    g[0] = 2 * a + 40 * d * d * d;
    g[1] = 20 * a + 4 * c * c * c;
    g[2] = 10 * b - 8 * c * c * c;
    g[3] = -10 * b - 40 * d * d * d;
    return a * a + 5 * b * b + c * c * c * c + 10 * d * d * d * d;
  }

  /**
   * {@code sum_i c_i x_i - log x_i}, defined where all {@code x_i} are positive; minimum at {@code
   * x_i = 1 / c_i}.
   *
   * @param outside what value and gradient are elsewhere
   */
  static DifferentiableFunction logBarrier(double[] c, double outside) {
    return (x, g) -> {
      double value = 0;
      for (int i = 0; i < x.length; i++) {
        if (x[i] <= 0) {
          Arrays.fill(g, outside);
          return outside;
        }
        value += c[i] * x[i] - Math.log(x[i]);
        g[i] = c[i] - 1 / x[i];
      }
      return value;
    };
  }

  /**
   * {@code (x - m)' H (x - m) / 2}, with eigenvalues of H spread evenly in their logarithm from 1
   * to {@code condition} along random directions, two Householder reflections away from the axes.
   */
  static DifferentiableFunction quadratic(double[] minimum, double condition, long seed) {
    Random random = new Random(seed);
    int n = minimum.length;
    double[] first = random.doubles(n, -1, 1).toArray();
    double[] second = random.doubles(n, -1, 1).toArray();
    return (x, g) -> {
      double[] z = Vectors.difference(x, minimum);
      reflect(first, z);
      reflect(second, z);
      double value = 0;
      for (int i = 0; i < n; i++) {
        double eigenvalue = Math.pow(condition, i / (n - 1.0));
        value += eigenvalue * z[i] * z[i] / 2;
        z[i] *= eigenvalue;
      }
      reflect(second, z);
      reflect(first, z);
      System.arraycopy(z, 0, g, 0, n);
      return value;
    };
  }

  /** Logistic loss, summed, of {@code labels} (-1 or 1) plus {@code ridge |x|^2 / 2}. */
  static DifferentiableFunction logisticRegression(
      double[][] inputs, double[] labels, double ridge) {
    return (x, g) -> {
      double value = ridge * Vectors.dot(x, x) / 2;
      for (int i = 0; i < x.length; i++) {
        g[i] = ridge * x[i];
      }
      for (int r = 0; r < labels.length; r++) {
        double margin = labels[r] * Vectors.dot(inputs[r], x);
        value += Math.log1p(Math.exp(-margin));
        Vectors.add(g, -labels[r] / (1 + Math.exp(margin)), inputs[r]);
      }
      return value;
    };
  }

  private static void reflect(double[] normal, double[] vector) {
    Vectors.add(vector, -2 * Vectors.dot(normal, vector) / Vectors.dot(normal, normal), normal);
  }
}
