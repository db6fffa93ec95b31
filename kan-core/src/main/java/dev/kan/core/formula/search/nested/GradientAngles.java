// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.List;

/**
 * The angles between the gradient of a target and those of sums of terms, within a group of
 * columns. If the target depends on the columns only through {@code s = c1 t1 + c2 t2 + ...}, both
 * gradients are parallel: {@code y_i s_j - y_j s_i = 0} for each two columns i and j. That is
 * linear in the coefficients, so those of the least angle are the eigenvector of a small matrix,
 * whatever the function of s.
 */
final class GradientAngles {
  private static final int ITERATIONS = 6;

  /** Terms that nearly cancel each other tell nothing. */
  private static final double CANCELLED = 1e-4;

  private static final double REGULAR = 1e-9;

  private final double[] lengths;
  // (term, term): the products of y_i s_j - y_j s_i, and those of |y| s_i, of terms of length 1
  private final double[][] turned;
  private final double[][] whole;

  /**
   * Prepares angles.
   *
   * @param terms the terms
   * @param target (samples, columns): the gradient of the target at each sample
   * @param columns the indices of the columns of the group
   */
  GradientAngles(List<InnerTerm> terms, double[][] target, List<Integer> columns) {
    List<double[]> slopes = terms.stream().map(term -> slopes(term, target, columns)).toList();
    List<double[]> turns = terms.stream().map(term -> turns(term, target, columns)).toList();
    lengths = slopes.stream().mapToDouble(slope -> Math.sqrt(dot(slope, slope))).toArray();
    whole = products(slopes);
    turned = products(turns);
  }

  /**
   * The coefficients of the least angle.
   *
   * @param values the coefficient of each term
   * @param angle the square of the sine of the angle; infinite if the terms cancel each other
   */
  record Coefficients(ImmutableDoubleArray values, double angle) {}

  /** Returns the coefficients of the least angle for some terms. */
  Coefficients of(int... terms) {
    double[][] matrix = new double[terms.length][terms.length];
    double[] vector = new double[terms.length];
    for (int i = 0; i < terms.length; i++) {
      for (int j = 0; j < terms.length; j++) {
        matrix[i][j] = turned[terms[i]][terms[j]];
      }
      matrix[i][i] += REGULAR;
      vector[i] = 1 + i / 10.0;
    }
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      vector = solve(matrix, times(whole, terms, vector));
      double length = Math.sqrt(dot(vector, vector));
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= length;
      }
    }
    double all = dot(vector, times(whole, terms, vector));
    double angle = dot(vector, times(turned, terms, vector)) / all;
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= lengths[terms[i]];
    }
    return new Coefficients(
        ImmutableDoubleArray.copyOf(vector), all < CANCELLED ? Double.POSITIVE_INFINITY : angle);
  }

  private static double[] turns(InnerTerm term, double[][] target, List<Integer> columns) {
    int rows = target.length;
    double[] turns = new double[columns.size() * (columns.size() - 1) / 2 * rows];
    int next = 0;
    for (int i : columns) {
      for (int j : columns) {
        for (int row = 0; j > i && row < rows; row++) {
          turns[next++] =
              target[row][i] * term.gradients()[j][row] - target[row][j] * term.gradients()[i][row];
        }
      }
    }
    return turns;
  }

  private static double[] slopes(InnerTerm term, double[][] target, List<Integer> columns) {
    double[] slopes = new double[columns.size() * target.length];
    int next = 0;
    for (int row = 0; row < target.length; row++) {
      double square = 0;
      for (int i : columns) {
        square += target[row][i] * target[row][i];
      }
      for (int i : columns) {
        slopes[next++] = Math.sqrt(square) * term.gradients()[i][row];
      }
    }
    return slopes;
  }

  private double[][] products(List<double[]> vectors) {
    double[][] products = new double[lengths.length][lengths.length];
    for (int a = 0; a < lengths.length; a++) {
      for (int b = 0; b <= a; b++) {
        products[a][b] = dot(vectors.get(a), vectors.get(b)) / (lengths[a] * lengths[b]);
        products[b][a] = products[a][b];
      }
    }
    return products;
  }

  private static double[] times(double[][] matrix, int[] terms, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[terms[i]][terms[j]] * vector[j];
      }
    }
    return product;
  }

  /** Returns the solution of a definite system, by elimination. */
  private static double[] solve(double[][] matrix, double[] right) {
    double[][] rows = new double[right.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = matrix[i].clone();
    }
    for (int i = 0; i < rows.length; i++) {
      for (int k = i + 1; k < rows.length; k++) {
        double share = rows[k][i] / rows[i][i];
        for (int j = i; j < rows.length; j++) {
          rows[k][j] -= share * rows[i][j];
        }
        right[k] -= share * right[i];
      }
    }
    for (int i = rows.length - 1; i >= 0; i--) {
      for (int j = i + 1; j < rows.length; j++) {
        right[i] -= rows[i][j] * right[j];
      }
      right[i] /= rows[i][i];
    }
    return right;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
