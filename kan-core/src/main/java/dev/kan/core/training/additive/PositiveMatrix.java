// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

/**
 * The Cholesky factor R of a symmetric positive definite matrix R'R. Rows are updated as a whole,
 * which the virtual machine vectorises.
 */
final class PositiveMatrix {
  private final double[][] upper;

  private PositiveMatrix(double[][] upper) {
    this.upper = upper;
  }

  /**
   * Factors a matrix.
   *
   * @param matrix its upper triangle is read, row by row, and overwritten
   * @throws ArithmeticException if the matrix is not positive definite in double precision
   */
  static PositiveMatrix factor(double[][] matrix) {
    int size = matrix.length;
    for (int i = 0; i < size; i++) {
      double[] row = matrix[i];
      for (int k = 0; k < i; k++) {
        subtract(row, matrix[k], matrix[k][i], i);
      }
      if (!(row[i] > 0)) {
        throw new ArithmeticException("not positive definite: pivot " + i + " is " + row[i]);
      }
      double root = Math.sqrt(row[i]);
      for (int j = i; j < size; j++) {
        row[j] /= root;
      }
    }
    return new PositiveMatrix(matrix);
  }

  /** Subtracts a multiple of a row from another one, from an index on. */
  private static void subtract(double[] row, double[] other, double factor, int from) {
    for (int j = from; j < row.length; j++) {
      row[j] -= factor * other[j];
    }
  }

  /** Returns the solution for a right-hand side. */
  double[] solve(double... right) {
    double[] solution = right.clone();
    for (int i = 0; i < solution.length; i++) {
      solution[i] /= upper[i][i];
      subtract(solution, upper[i], solution[i], i + 1);
    }
    for (int i = solution.length - 1; i >= 0; i--) {
      double sum = solution[i];
      for (int j = i + 1; j < solution.length; j++) {
        sum -= upper[i][j] * solution[j];
      }
      solution[i] = sum / upper[i][i];
    }
    return solution;
  }

  /** Returns the diagonal of the inverse matrix. */
  double[] inverseDiagonal() {
    int size = upper.length;
    double[] diagonal = new double[size];
    double[][] inverse = new double[size][size];
    for (int i = size - 1; i >= 0; i--) {
      double[] row = inverse[i];
      row[i] = 1;
      for (int k = i + 1; k < size; k++) {
        subtract(row, inverse[k], upper[i][k], k);
      }
      for (int j = i; j < size; j++) {
        row[j] /= upper[i][i];
        diagonal[i] += row[j] * row[j];
      }
    }
    return diagonal;
  }
}
