// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.List;

/**
 * Linear least squares with few columns, solved by the modified Gram-Schmidt method. A column that
 * depends on those before it gets the coefficient 0. The target is made orthogonal together with
 * the columns, which is as stable as Householder's method (Bjorck, Numerical Methods for Least
 * Squares Problems, section 2.4).
 */
public final class LeastSquares {
  private static final double DEPENDENT = 1e-10;

  // (column, row): orthonormal, or null for a dependent column
  private final double[][] orthonormal;
  // (column, earlier column): the coefficients of the columns in the orthonormal ones
  private final double[][] triangle;

  private LeastSquares(int columns) {
    orthonormal = new double[columns][];
    triangle = new double[columns][];
  }

  /**
   * Returns the least squares problems of some columns.
   *
   * @param columns the columns, each with one number for each row; not changed
   */
  public static LeastSquares of(List<double[]> columns) {
    LeastSquares result = new LeastSquares(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      result.add(i, columns.get(i).clone());
    }
    return result;
  }

  private void add(int index, double[] column) {
    triangle[index] = new double[index + 1];
    double length = length(column);
    for (int i = 0; i < index; i++) {
      triangle[index][i] = takeOut(i, column);
    }
    double left = length(column);
    if (left > DEPENDENT * length) {
      triangle[index][index] = left;
      orthonormal[index] = column;
      for (int row = 0; row < column.length; row++) {
        column[row] /= left;
      }
    }
  }

  /** Makes values orthogonal to a column, and returns their coefficient in it. */
  private double takeOut(int index, double[] values) {
    double[] direction = orthonormal[index];
    if (direction == null) {
      return 0;
    }
    double share = dot(direction, values);
    for (int row = 0; row < values.length; row++) {
      values[row] -= share * direction[row];
    }
    return share;
  }

  /**
   * Makes values orthogonal to all columns: they become the residual.
   *
   * @param values one number for each row; changed in place
   * @return the coefficients of the columns, 0 for dependent ones
   */
  public double[] solve(double[] values) {
    int count = orthonormal.length;
    double[] coefficients = new double[count];
    for (int i = 0; i < count; i++) {
      coefficients[i] = takeOut(i, values);
    }
    for (int i = count - 1; i >= 0; i--) {
      if (orthonormal[i] != null) {
        coefficients[i] /= triangle[i][i];
        for (int earlier = 0; earlier < i; earlier++) {
          coefficients[earlier] -= coefficients[i] * triangle[i][earlier];
        }
      }
    }
    return coefficients;
  }

  /** Returns true if a column does not depend on those before it. */
  public boolean isIndependent(int index) {
    return orthonormal[index] != null;
  }

  /** Returns the scalar product of two vectors of one length. */
  static double dot(double[] a, double[] b) {
    double even = 0;
    double odd = 0;
    int row = 0;
    for (; row + 1 < a.length; row += 2) {
      even += a[row] * b[row];
      odd += a[row + 1] * b[row + 1];
    }
    return row < a.length ? even + odd + a[row] * b[row] : even + odd;
  }

  private static double length(double[] values) {
    return Math.sqrt(dot(values, values));
  }
}
