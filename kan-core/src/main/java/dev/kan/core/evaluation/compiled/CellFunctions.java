// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.spline.BSplineBasis;

/**
 * The polynomials of one input's basis functions, cell by cell, with exactly {@code k + 1} existing
 * functions on each: where some of a cell's functions do not exist, others that are zero there take
 * their places. Immutable.
 */
final class CellFunctions {
  private final int size;
  private final int[] firsts;
  // (cells, functions, powers)
  private final double[] polynomials;

  CellFunctions(BSplineBasis basis) {
    size = basis.knots().order() + 1;
    firsts = new int[basis.cells()];
    polynomials = new double[basis.cells() * size * size];
    int count = basis.knots().basisCount();
    for (int cell = 0; cell < firsts.length; cell++) {
      int first = basis.firstFunction(cell);
      firsts[cell] = Math.max(0, Math.min(first, count - size));
      int skipped = firsts[cell] - first;
      for (int j = Math.max(0, -skipped); j < Math.min(size, size - skipped); j++) {
        for (int power = 0; power < size; power++) {
          polynomials[(cell * size + j) * size + power] =
              basis.coefficient(cell, power, j + skipped);
        }
      }
    }
  }

  /** Returns the index of a cell's first function. */
  int first(int cell) {
    return firsts[cell];
  }

  /**
   * Computes the values of a cell's functions.
   *
   * @param u the position in the cell
   * @param values the array for the k + 1 values
   */
  void values(int cell, double u, double[] values) {
    int start = cell * size * size;
    for (int j = 0; j < size; j++) {
      double value = 0;
      for (int p = start + size - 1; p >= start; p--) {
        value = value * u + polynomials[p];
      }
      values[j] = value;
      start += size;
    }
  }

  /** Computes the same as {@link #values} for cubic splines. */
  void cubics(int cell, double u, double[] values) {
    int p = cell * 16;
    double[] t = polynomials;
    values[0] = ((t[p + 3] * u + t[p + 2]) * u + t[p + 1]) * u + t[p];
    values[1] = ((t[p + 7] * u + t[p + 6]) * u + t[p + 5]) * u + t[p + 4];
    values[2] = ((t[p + 11] * u + t[p + 10]) * u + t[p + 9]) * u + t[p + 8];
    values[3] = ((t[p + 15] * u + t[p + 14]) * u + t[p + 13]) * u + t[p + 12];
  }
}
