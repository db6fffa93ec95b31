// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.lowering;

import dev.kan.core.spline.BSplineBasis;

/**
 * The polynomial coefficients of the {@code k + 1} adjacent functions of each cell that may differ
 * from zero, as tables to gather from. Their rows are those of {@link SplineTables}.
 *
 * @param tables the tables of all functions
 * @param order the order k of the splines
 */
record SplineWindows(SplineTables tables, int order) {
  /** Returns the number of functions in a window, k + 1. */
  int width() {
    return order + 1;
  }

  /** Returns the index of a cell's first function; it is the same for every knot vector. */
  int start(int cell) {
    BSplineBasis basis = tables.basis(0);
    int last = basis.knots().basisCount() - width();
    return Math.min(Math.max(basis.firstFunction(cell), 0), last);
  }

  /** Returns the coefficients of {@code u^power}, (vectors * cells, k + 1). */
  double[] power(int power) {
    double[] table = new double[tables.vectors() * tables.cells() * width()];
    for (int row = 0; row < tables.vectors() * tables.cells(); row++) {
      int cell = row % tables.cells();
      int shift = tables.basis(row).firstFunction(cell) - start(cell);
      for (int j = Math.max(0, -shift); j < width() - Math.max(0, shift); j++) {
        table[row * width() + shift + j] = tables.coefficient(row, power, j);
      }
    }
    return table;
  }
}
