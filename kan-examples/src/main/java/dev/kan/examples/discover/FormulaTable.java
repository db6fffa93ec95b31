// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rows of a table that a formula is sought for: columns of numbers, and no cell is missing.
 *
 * @param rows the rows, with the target
 * @param notes what was left out
 */
record FormulaTable(Table rows, List<String> notes) {
  private static final int FEWEST_ROWS = 8;

  /**
   * Returns the rows to search.
   *
   * @param csv the file that the table was read from
   * @param table the table
   * @param target the column to explain
   * @param ignored columns to leave out
   * @throws IllegalArgumentException if there is no such target, it is not of numbers or is left
   *     out, no other column of numbers is left, or fewer than 8 rows are complete; the message
   *     names the file
   */
  static FormulaTable of(Path csv, Table table, String target, List<String> ignored) {
    checkArgument(
        table.names().contains(target),
        "%s: there is no column \"%s\" to explain; its columns are %s",
        csv,
        target,
        table.names());
    checkArgument(!ignored.contains(target), "--ignore: the target %s cannot be ignored", target);
    if (!table.column(target).isNumeric()) {
      throw new IllegalArgumentException(
          "%s: a formula gives numbers, but the cells of \"%s\" are texts".formatted(csv, target));
    }
    List<String> notes = new ArrayList<>();
    List<String> left = new ArrayList<>(ignored);
    for (String name : table.names()) {
      if (!table.column(name).isNumeric() && !ignored.contains(name)) {
        left.add(name);
        notes.add("the column " + name + " is left out: it holds texts");
      }
    }
    checkArgument(
        table.names().size() - left.size() >= 2,
        "%s: there is no column of numbers besides \"%s\"",
        csv,
        target);
    Table taken = left.isEmpty() ? table : table.without(left);
    int[] complete = taken.completeRows(taken.names());
    checkArgument(
        complete.length >= FEWEST_ROWS,
        "%s: a search needs at least %s rows without missing cells; got %s",
        csv,
        FEWEST_ROWS,
        complete.length);
    if (complete.length == taken.rows()) {
      return new FormulaTable(taken, notes);
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "%d of %d rows are left out: a cell is missing",
            taken.rows() - complete.length,
            taken.rows()));
    return new FormulaTable(taken.select(complete), notes);
  }
}
