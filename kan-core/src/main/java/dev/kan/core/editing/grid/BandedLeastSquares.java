// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

/**
 * Least squares with a banded matrix and many right-hand sides. Rows are rotated one after another
 * into an upper triangle that is as narrow as the band (Lawson and Hanson, Solving Least Squares
 * Problems, chapter 27). No normal equations are formed, so the loss of digits grows with the
 * condition of the matrix and not with its square. A row costs O(band (band + sides)).
 */
final class BandedLeastSquares {
  private final int unknowns;
  private final int band;
  private final int sides;
  // row q holds columns q to q + band - 1
  private final double[][] triangle;
  private final double[][] right;

  /**
   * Creates an empty system.
   *
   * @param unknowns the number of columns of the matrix
   * @param band the largest number of neighbouring columns that a row touches
   * @param sides the number of right-hand sides
   */
  BandedLeastSquares(int unknowns, int band, int sides) {
    this.unknowns = unknowns;
    this.band = band;
    this.sides = sides;
    triangle = new double[unknowns][band];
    right = new double[unknowns][sides];
  }

  /**
   * Adds an equation.
   *
   * @param first the column of {@code row[0]}, not less than that of the equation before
   * @param row the coefficients, {@code band} numbers; overwritten
   * @param values the right-hand sides, {@code sides} numbers; overwritten
   */
  void add(int first, double[] row, double[] values) {
    for (int j = 0; j < band; j++) {
      if (row[j] != 0) {
        int q = first + j;
        if (triangle[q][0] == 0) {
          System.arraycopy(row, j, triangle[q], 0, band - j);
          System.arraycopy(values, 0, right[q], 0, sides);
          return;
        }
        double length = Math.hypot(triangle[q][0], row[j]);
        double cosine = triangle[q][0] / length;
        double sine = row[j] / length;
        rotate(triangle[q], 0, row, j, band - j, cosine, sine);
        rotate(right[q], 0, values, 0, sides, cosine, sine);
      }
    }
  }

  private static void rotate(
      double[] upper, int from, double[] lower, int at, int count, double cosine, double sine) {
    for (int i = 0; i < count; i++) {
      double a = upper[from + i];
      double b = lower[at + i];
      upper[from + i] = cosine * a + sine * b;
      lower[at + i] = cosine * b - sine * a;
    }
  }

  /**
   * Returns the solution, (unknowns, sides), row-major. It is not finite if the equations do not
   * determine it.
   */
  double[] solve() {
    double[] solution = new double[unknowns * sides];
    for (int q = unknowns - 1; q >= 0; q--) {
      for (int s = 0; s < sides; s++) {
        double sum = right[q][s];
        for (int j = 1; j < band && q + j < unknowns; j++) {
          sum -= triangle[q][j] * solution[(q + j) * sides + s];
        }
        solution[q * sides + s] = sum / triangle[q][0];
      }
    }
    return solution;
  }
}
