// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Linear least squares with few columns, solved by the modified Gram-Schmidt method. A column that
 * depends on those before it gets the coefficient 0. The target is made orthogonal together with
 * the columns, which is as stable as Householder's method (Bjorck, Numerical Methods for Least
 * Squares Problems, section 2.4).
 */
public final class LeastSquares {
  private static final double DEPENDENT = 1e-10;

  /** The relative length below which what is left of a vector has too few correct digits. */
  private static final double CLEARED = 1e-7;

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

  /**
   * Returns the least squares problems of columns that do not depend on each other.
   *
   * @param columns the columns, each with one number for each row; not changed
   * @return empty if a column depends on those before it, is 0, or has a number that is not finite
   */
  public static Optional<LeastSquares> ofIndependent(double[]... columns) {
    LeastSquares result = of(Arrays.asList(columns));
    return Arrays.stream(result.orthonormal).allMatch(Objects::nonNull)
        ? Optional.of(result)
        : Optional.empty();
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

  /**
   * Makes values orthogonal to all columns, or 0 if next to nothing would be left.
   *
   * @param values one number for each row; changed in place
   */
  public void takeOutOrClear(double[] values) {
    double before = length(values);
    solve(values);
    if (!(length(values) > CLEARED * before)) {
      Arrays.fill(values, 0);
    }
  }

  /** Returns an orthonormal basis of the space of the columns. */
  public List<double[]> orthonormal() {
    return Arrays.stream(orthonormal).filter(Objects::nonNull).toList();
  }

  /** Returns the scalar product of two vectors of one length. */
  static double dot(double[] a, double[] b) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int row = 0;
    // four independent sums, as one would wait for each addition
    for (; row + 3 < a.length; row += 4) {
      sum0 += a[row] * b[row];
      sum1 += a[row + 1] * b[row + 1];
      sum2 += a[row + 2] * b[row + 2];
      sum3 += a[row + 3] * b[row + 3];
    }
    for (; row < a.length; row++) {
      sum0 += a[row] * b[row];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }

  /** Returns the Euclidean length, without overflow; NaN or infinite if a number is. */
  public static double length(double... values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double unit = Math.scalb(1.0, Math.getExponent(largest));
    double factor = 1 / unit;
    double sum = 0;
    for (double value : values) {
      sum += (value * factor) * (value * factor);
    }
    return unit * Math.sqrt(sum);
  }
}
