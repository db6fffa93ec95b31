// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Locale;

/** Cells that are numbers, with NaN for a missing cell. */
final class NumberCells implements TableColumn {
  private static final double MOST_EXACT = 0x1p53;

  private final double[] values;

  NumberCells(double... values) {
    for (int row = 0; row < values.length; row++) {
      if (Double.isInfinite(values[row])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "numbers must be finite, or NaN if missing; row %d is %s",
                row,
                values[row]));
      }
    }
    this.values = values.clone();
  }

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  @Override
  public double number(int row) {
    checkArgument(!isMissing(row), "the cell of row %s is missing", row);
    return values[row];
  }

  @Override
  public String text(int row) {
    double value = number(row);
    return value == Math.rint(value) && Math.abs(value) < MOST_EXACT
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @Override
  public boolean isNumeric() {
    return true;
  }

  @Override
  public TableColumn select(int... rows) {
    return new NumberCells(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberCells that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
