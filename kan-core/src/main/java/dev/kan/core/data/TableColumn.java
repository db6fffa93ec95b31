// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

/**
 * The cells of one column of a {@link Table}, counted from 0. A cell is missing, a number or a
 * text. Texts can be read as numbers, and numbers as texts.
 */
public sealed interface TableColumn permits NumberCells, TextCells {
  /** Returns the number of cells. */
  int rows();

  /** Returns true if a cell is missing. */
  boolean isMissing(int row);

  /**
   * Returns a cell as a number.
   *
   * @throws IllegalArgumentException if the cell is missing or its text is not a finite number; the
   *     message includes the text
   */
  double number(int row);

  /**
   * Returns a cell as a text. A number without a fraction has no decimal point: {@code 3}, not
   * {@code 3.0}.
   *
   * @throws IllegalArgumentException if the cell is missing
   */
  String text(int row);

  /** Returns true if the column was created from numbers. */
  boolean isNumeric();

  /**
   * Returns the cells with the given indices, in that order.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  TableColumn select(int... rows);
}
