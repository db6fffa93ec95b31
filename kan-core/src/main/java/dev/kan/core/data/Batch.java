// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static com.google.common.base.Preconditions.checkPositionIndexes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An immutable matrix of numbers, (rows, columns), row-major, with one sample in each row. It has
 * at least one row and one column. NaN is allowed, since computations may result in it; methods
 * that take samples from a user call {@link #requireFinite}.
 */
public final class Batch {
  private final int columns;
  private final double[] values;

  private Batch(int columns, double[] values) {
    this.columns = columns;
    this.values = values;
  }

  /**
   * Returns a batch of the given rows.
   *
   * @param rows the rows, at least one, all of the same length, at least 1; copied
   * @throws IllegalArgumentException if there is no row or no column, or a row's length differs
   */
  public static Batch ofRows(double[]... rows) {
    checkArgument(rows.length >= 1, "a batch needs at least one row; got none");
    int columns = rows[0].length;
    double[] values = new double[Math.multiplyExact(rows.length, columns)];
    for (int r = 0; r < rows.length; r++) {
      checkArgument(
          rows[r].length == columns,
          "row %s has %s columns; expected %s as in row 0",
          r,
          rows[r].length,
          columns);
      System.arraycopy(rows[r], 0, values, r * columns, columns);
    }
    return wrap(columns, values);
  }

  /**
   * Returns a batch of the given columns.
   *
   * @param columns the columns, at least one, all of the same length, at least 1; copied
   * @throws IllegalArgumentException if there is no row or no column, or a column's length differs
   */
  public static Batch ofColumns(double[]... columns) {
    checkArgument(columns.length >= 1, "a batch needs at least one column; got none");
    int rows = columns[0].length;
    double[] values = new double[Math.multiplyExact(rows, columns.length)];
    for (int c = 0; c < columns.length; c++) {
      checkArgument(
          columns[c].length == rows,
          "column %s has %s rows; expected %s as in column 0",
          c,
          columns[c].length,
          rows);
      for (int r = 0; r < rows; r++) {
        values[r * columns.length + c] = columns[c][r];
      }
    }
    return wrap(columns.length, values);
  }

  /**
   * Returns a batch of the numbers in a flat array.
   *
   * @param columns the number of columns, at least 1
   * @param values the numbers, row-major; copied
   * @throws IllegalArgumentException if {@code columns} is below 1, or the number of values is not
   *     a positive multiple of {@code columns}
   */
  public static Batch of(int columns, double... values) {
    return wrap(columns, values.clone());
  }

  private static Batch wrap(int columns, double[] values) {
    checkArgument(columns >= 1, "a batch needs at least one column; got %s", columns);
    checkArgument(values.length >= 1, "a batch needs at least one row; got none");
    checkArgument(
        values.length % columns == 0,
        "%s values cannot be rows of %s columns",
        values.length,
        columns);
    return new Batch(columns, values);
  }

  /** Returns the number of rows, at least 1. */
  public int rows() {
    return values.length / columns;
  }

  /** Returns the number of columns, at least 1. */
  public int columns() {
    return columns;
  }

  /**
   * Returns the number in a row and column.
   *
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public double get(int row, int column) {
    checkElementIndex(row, rows(), "row");
    checkElementIndex(column, columns, "column");
    return values[row * columns + column];
  }

  /**
   * Returns a copy of a row.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public double[] row(int row) {
    checkElementIndex(row, rows(), "row");
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /**
   * Returns a copy of a column.
   *
   * @throws IndexOutOfBoundsException if there is no such column
   */
  public double[] column(int column) {
    checkElementIndex(column, columns, "column");
    double[] copy = new double[rows()];
    for (int r = 0; r < copy.length; r++) {
      copy[r] = values[r * columns + column];
    }
    return copy;
  }

  /**
   * Returns a contiguous range of rows.
   *
   * @param from the index of the first row
   * @param to the index after the last row, greater than {@code from}
   * @throws IndexOutOfBoundsException if the rows do not exist
   * @throws IllegalArgumentException if the range is empty
   */
  public Batch rows(int from, int to) {
    checkPositionIndexes(from, to, rows());
    return wrap(columns, Arrays.copyOfRange(values, from * columns, to * columns));
  }

  /**
   * Returns the rows with the given indices, in that order.
   *
   * @throws IndexOutOfBoundsException if a row does not exist
   * @throws IllegalArgumentException if no row is selected
   */
  public Batch select(int... rows) {
    double[] selected = new double[rows.length * columns];
    for (int r = 0; r < rows.length; r++) {
      checkElementIndex(rows[r], rows(), "row");
      System.arraycopy(values, rows[r] * columns, selected, r * columns, columns);
    }
    return wrap(columns, selected);
  }

  /**
   * Returns the columns with the given indices, in that order.
   *
   * @throws IndexOutOfBoundsException if a column does not exist
   * @throws IllegalArgumentException if no column is selected
   */
  public Batch selectColumns(List<Integer> selection) {
    int width = selection.size();
    double[] selected = new double[rows() * width];
    for (int c = 0; c < width; c++) {
      int column = checkElementIndex(selection.get(c), columns, "column");
      for (int r = 0; r < rows(); r++) {
        selected[r * width + c] = values[r * columns + column];
      }
    }
    return wrap(width, selected);
  }

  /**
   * Copies a contiguous range of rows into one array for each column.
   *
   * @param from the index of the first row
   * @param count the number of rows
   * @param copies one array for each column, at least {@code count} long; element n becomes the
   *     number in row {@code from + n}
   * @throws IndexOutOfBoundsException if the rows do not exist or an array is missing or too short
   */
  public void copyColumns(int from, int count, double[][] copies) {
    checkPositionIndexes(from, from + count, rows());
    for (int n = 0; n < count; n++) {
      int row = (from + n) * columns;
      for (int c = 0; c < columns; c++) {
        copies[c][n] = values[row + c];
      }
    }
  }

  /** Returns a copy of all numbers, row-major. */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * Returns all numbers in single precision, row-major.
   *
   * @throws ArithmeticException if a finite number is too large for single precision; the message
   *     names its row and column, counted from 0
   */
  public float[] toFloatArray() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
      if (Float.isInfinite(floats[i]) && Double.isFinite(values[i])) {
        throw new ArithmeticException(
            String.format(
                Locale.ROOT,
                "a number is too large for single precision; row %d, column %d is %s",
                i / columns,
                i % columns,
                values[i]));
      }
    }
    return floats;
  }

  /**
   * Returns this batch if it has the expected number of columns.
   *
   * @param expected the expected number of columns
   * @param what the name of the batch in the message
   * @throws IllegalArgumentException if the number of columns differs
   */
  public Batch requireColumns(int expected, String what) {
    checkArgument(
        columns == expected,
        "%s has shape [%s, %s]; expected [rows, %s]",
        what,
        rows(),
        columns,
        expected);
    return this;
  }

  /**
   * Returns this batch if all its numbers are finite.
   *
   * @param what the name of the batch in the message
   * @throws IllegalArgumentException if a number is infinite or NaN; the message names its row and
   *     column, counted from 0
   */
  public Batch requireFinite(String what) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s must be finite; row %d, column %d is %s",
                what,
                i / columns,
                i % columns,
                values[i]));
      }
    }
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Batch that
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * columns + Arrays.hashCode(values);
  }

  /**
   * Returns the shape and the first rows, for example {@code Batch[1000 x 2: [0.3, -0.7], [0.1,
   * 0.25], [1.0, 0.0], ...]}.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "Batch[%d x %d: %s]", rows(), columns, FirstRows.of(rows(), this::shownRow));
  }

  /** Returns the first numbers of a row, for example {@code [0.3, -0.7]}. */
  String shownRow(int row) {
    return FirstRows.shown(row(row));
  }
}
