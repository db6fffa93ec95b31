// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.spline;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;

/**
 * The {@code M = G + k} B-spline basis functions of one input, held as polynomial pieces.
 *
 * <p>The real line is cut into cells: cell 0 lies left of the first knot, cell {@code c} (1 to
 * {@code knots - 1}) is the half-open knot interval {@code [t[c-1], t[c])}, and the last cell
 * starts at the last knot. On a cell at most {@code k + 1} functions differ from zero; each is a
 * polynomial in {@code u = (x - origin) * inverseWidth}. {@link OutsideGrid} only determines the
 * polynomials of the cells outside the grid: code that reads the cells does not depend on it.
 *
 * <p>Construction costs O((G + 2k) k^2), a lookup O(k^2), or O(log G + k^2) if the knots have
 * unequal steps.
 */
public final class BSplineBasis {
  private final KnotVector knots;
  private final int size;
  private final double[] origins;
  private final double[] inverseWidths;
  private final int[] firsts;
  // (cell, power, j): power-form coefficient of basis function firsts[cell] + j
  private final double[] pieces;

  private BSplineBasis(KnotVector knots) {
    this.knots = knots;
    this.size = knots.order() + 1;
    int cells = knots.size() + 1;
    origins = new double[cells];
    inverseWidths = new double[cells];
    firsts = new int[cells];
    pieces = new double[cells * size * size];
  }

  /**
   * Returns the basis on {@code knots}.
   *
   * @param knots the knots, extension included
   * @param outside how the functions continue outside the grid
   */
  public static BSplineBasis of(KnotVector knots, OutsideGrid outside) {
    BSplineBasis basis = new BSplineBasis(knots);
    int first = knots.order() + 1;
    int last = knots.order() + knots.gridIntervals();
    for (int cell = 1; cell < knots.size(); cell++) {
      basis.setInterval(cell, PolynomialPieces.on(knots, cell - 1));
    }
    basis.setZero(0, knots.knot(0));
    basis.setZero(knots.size(), knots.knot(knots.size() - 1));
    if (outside != OutsideGrid.ZERO) {
      int slopes = outside == OutsideGrid.LINEAR ? 1 : 0;
      double[] below = basis.taylor(first, 0, slopes);
      double[] above = basis.taylor(last, 1, slopes);
      for (int cell = 0; cell < first; cell++) {
        basis.continueFrom(first, cell, knots.range().lower(), below);
      }
      for (int cell = last + 1; cell <= knots.size(); cell++) {
        basis.continueFrom(last, cell, knots.range().upper(), above);
      }
    }
    return basis;
  }

  private void setZero(int cell, double origin) {
    origins[cell] = origin;
    inverseWidths[cell] = 1;
  }

  private void setInterval(int cell, double[][] polynomials) {
    origins[cell] = knots.knot(cell - 1);
    inverseWidths[cell] = 1 / (knots.knot(cell) - knots.knot(cell - 1));
    firsts[cell] = cell - 1 - knots.order();
    for (int j = 0; j < size; j++) {
      for (int power = 0; power < size; power++) {
        pieces[(cell * size + power) * size + j] = polynomials[j][power];
      }
    }
  }

  /**
   * Returns the values and, if asked for, slopes of a cell's functions at {@code u}: (1 or 2
   * powers, j).
   */
  private double[] taylor(int cell, double u, int slopes) {
    double[] rows = new double[(slopes + 1) * size];
    for (int derivative = 0; derivative <= slopes; derivative++) {
      double[] row = new double[size];
      differentiate(cell, u, derivative, row);
      System.arraycopy(row, 0, rows, derivative * size, size);
    }
    return rows;
  }

  private void continueFrom(int edge, int cell, double origin, double[] rows) {
    origins[cell] = origin;
    inverseWidths[cell] = 1;
    firsts[cell] = firsts[edge];
    Arrays.fill(pieces, cell * size * size, (cell + 1) * size * size, 0);
    // a spline of order 0 has no slope to continue: the row for power 1 does not exist
    System.arraycopy(rows, 0, pieces, cell * size * size, Math.min(rows.length, size * size));
  }

  /** Returns the knots. */
  public KnotVector knots() {
    return knots;
  }

  /** Returns the number of cells, {@code knots + 1}. */
  public int cells() {
    return origins.length;
  }

  /** Returns the cell that contains {@code x}, 0 to {@code cells() - 1}. */
  public int cell(double x) {
    return knots.countUpTo(x);
  }

  /** Returns the position in a cell at which {@code u} is 0. */
  public double origin(int cell) {
    return origins[cell];
  }

  /**
   * Returns the reciprocal of the length by which {@code u} is scaled: the width of the cell, or 1
   * outside.
   */
  public double inverseWidth(int cell) {
    return inverseWidths[cell];
  }

  /**
   * Returns the index of a cell's first function. This and the last one may lie outside 0..M-1:
   * such functions are zero.
   */
  public int firstFunction(int cell) {
    return firsts[cell];
  }

  /**
   * Returns the coefficient of {@code u^power} in the polynomial of function {@code
   * firstFunction(cell) + j} on a cell.
   *
   * @param cell the cell, 0 to {@code cells() - 1}
   * @param power the power, 0 to k
   * @param j the index of the function in the cell, 0 to k
   */
  public double coefficient(int cell, int power, int j) {
    return pieces[(cell * size + power) * size + j];
  }

  /**
   * Computes the {@code k + 1} values that may differ from zero at {@code x}, without allocating.
   *
   * @param cell the cell of {@code x}
   * @param x a finite number
   * @param values the array for the results, at least k + 1 long; element j becomes the value of
   *     {@code firstFunction(cell)+j}
   */
  public void localValues(int cell, double x, double[] values) {
    double u = (x - origins[cell]) * inverseWidths[cell];
    int row = ((cell + 1) * size - 1) * size;
    for (int j = 0; j < size; j++) {
      values[j] = pieces[row + j];
    }
    for (int power = size - 2; power >= 0; power--) {
      row -= size;
      for (int j = 0; j < size; j++) {
        values[j] = values[j] * u + pieces[row + j];
      }
    }
  }

  /**
   * Computes the derivatives of the functions of {@link #localValues}, without allocating.
   *
   * @param cell the cell of {@code x}
   * @param x a finite number
   * @param derivative the order of the derivative, 0 (the values) or more
   * @param values the array for the results, at least k + 1 long; element j becomes the derivative
   *     of {@code firstFunction(cell)+j}
   */
  public void localDerivatives(int cell, double x, int derivative, double[] values) {
    Arrays.fill(values, 0, size, 0);
    differentiate(cell, (x - origins[cell]) * inverseWidths[cell], derivative, values);
  }

  /**
   * Returns the values of all M basis functions at {@code x}.
   *
   * @param x a finite number
   * @throws IllegalArgumentException if {@code x} is not finite
   */
  public double[] values(double x) {
    return derivatives(x, 0);
  }

  /**
   * Returns the derivatives of all M basis functions at {@code x}. At a knot they are those of the
   * interval to its right.
   *
   * @param x a finite number
   * @param derivative the order of the derivative, 0 (the values) or more
   * @throws IllegalArgumentException if {@code x} is not finite or {@code derivative} is negative
   */
  public double[] derivatives(double x, int derivative) {
    checkArgument(Double.isFinite(x), "x must be finite; got %s", x);
    checkArgument(derivative >= 0, "derivative must be 0 or more; got %s", derivative);
    int cell = cell(x);
    double[] local = new double[size];
    differentiate(cell, (x - origins[cell]) * inverseWidths[cell], derivative, local);
    double[] all = new double[knots.basisCount()];
    for (int j = 0; j < size; j++) {
      int function = firsts[cell] + j;
      if (function >= 0 && function < all.length) {
        all[function] = local[j];
      }
    }
    return all;
  }

  private void differentiate(int cell, double u, int derivative, double[] values) {
    for (int power = size - 1; power >= derivative; power--) {
      double factor = 1;
      for (int i = 0; i < derivative; i++) {
        factor *= (power - i) * inverseWidths[cell];
      }
      for (int j = 0; j < size; j++) {
        values[j] = values[j] * u + factor * coefficient(cell, power, j);
      }
    }
  }
}
