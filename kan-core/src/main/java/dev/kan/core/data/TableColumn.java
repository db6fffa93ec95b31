// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

/**
 * The cells of one column of a {@link Table}, counted from 0. A cell is missing, a number or a
 * text; a text may be read as a number and a number as a text.
 */
public sealed interface TableColumn permits NumberCells, TextCells {
  /** Returns the number of cells. */
  int rows();

  /** Returns true if a cell holds nothing. */
  boolean isMissing(int row);

  /**
   * Returns a cell as a number.
   *
   * @throws IllegalArgumentException if the cell is missing or its text is not a finite number; the
   *     message holds the text
   */
  double number(int row);

  /**
   * Returns a cell as a text. A number without a fraction has no decimal point: {@code 3}, not
   * {@code 3.0}.
   *
   * @throws IllegalArgumentException if the cell is missing
   */
  String text(int row);

  /** Returns true if the column was made of numbers. */
  boolean isNumeric();

  /**
   * Returns the cells of some rows, in the order given.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  TableColumn select(int... rows);
}
