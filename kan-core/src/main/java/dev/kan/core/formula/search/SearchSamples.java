// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a search: those that are searched, those that are held out, and all of them.
 *
 * @param training the rows to search
 * @param validation the rows that are held out; the same as to search if there are too few
 * @param all both
 */
record SearchSamples(Problem training, Problem validation, Problem all) {
  static final int FEWEST_ROWS = 8;
  private static final int FEWEST_VALIDATION_ROWS = 10;

  /**
   * Returns the complete rows of a table.
   *
   * @throws IllegalArgumentException if there is no such target, no other column, a column has
   *     texts, or too few rows are complete
   */
  static SearchSamples of(Table table, String target, FormulaSearch settings) {
    List<String> inputs = table.names().stream().filter(name -> !name.equals(target)).toList();
    TableColumn targetColumn = table.column(target);
    int[] rows =
        IntStream.range(0, table.rows())
            .filter(row -> table.names().stream().noneMatch(n -> table.column(n).isMissing(row)))
            .toArray();
    List<Column> columns = new ArrayList<>();
    for (String name : inputs) {
      columns.add(Column.of(name, numbers(name, table.column(name), rows)));
    }
    return of(columns, Column.of(target, numbers(target, targetColumn, rows)), settings);
  }

  private static double[] numbers(String name, TableColumn column, int[] rows) {
    checkArgument(
        column.isNumeric(), "expected numbers in column \"%s\"; it has texts: leave it out", name);
    checkArgument(
        rows.length >= FEWEST_ROWS,
        "a search needs at least %s rows without missing cells; got %s",
        FEWEST_ROWS,
        rows.length);
    return Arrays.stream(rows).mapToDouble(column::number).toArray();
  }

  static SearchSamples of(List<Column> columns, Column target, FormulaSearch settings) {
    checkArgument(!columns.isEmpty(), "expected at least one column besides the target");
    Problem all = Problem.of(columns, target);
    checkArgument(
        all.rows() >= FEWEST_ROWS,
        "a search needs at least %s rows; got %s",
        FEWEST_ROWS,
        all.rows());
    int validationRows =
        Math.max((int) (settings.validationShare() * all.rows()), all.rows() - settings.mostRows());
    if (validationRows < FEWEST_VALIDATION_ROWS || all.rows() - validationRows < FEWEST_ROWS) {
      return new SearchSamples(all, all, all);
    }
    int[] order = new SeededRandom(settings.seed()).permutation(all.rows());
    int[] held = Arrays.stream(order, 0, validationRows).sorted().toArray();
    int[] searched = Arrays.stream(order, validationRows, order.length).sorted().toArray();
    return new SearchSamples(all.select(searched), all.select(held), all);
  }

  /** Returns true if rows are held out from the search. */
  boolean areHeldOut() {
    return validation != training;
  }
}
