// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import dev.kan.core.data.Table;

/** Collects the cells of one column. */
sealed interface Cells permits NumericCells, CategoryCells {
  /**
   * Adds a cell.
   *
   * @param text the text of the cell, stripped of blanks; empty if it is missing
   * @throws IllegalArgumentException if it is not of the column's type
   */
  void add(String text);

  /** Adds the column to a table, and begins another column. */
  void moveTo(Table.Builder table, String name);
}
