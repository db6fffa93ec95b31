// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.primitives.Doubles;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Normalisation;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.InputDistribution;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that a model takes and those that it predicts, and how a table of these becomes
 * numbers for a network and back.
 *
 * @param columns the columns taken, in the order of the network's inputs; at least one, no name
 *     twice
 * @param target the columns predicted; none of them is among {@code columns}
 */
public record Schema(List<Column> columns, Target target) {
  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if there is no column, or a name comes twice
   */
  public Schema {
    columns = ImmutableList.copyOf(columns);
    checkArgument(!columns.isEmpty(), "a model needs at least one column; got none");
    List<String> names =
        ImmutableList.copyOf(
            Iterables.concat(columns.stream().map(Column::name).toList(), target.columns()));
    checkArgument(
        Set.copyOf(names).size() == names.size(), "each column may come once; got %s", names);
    List<String> inputs =
        columns.stream().flatMap(each -> each.inputs().stream()).map(Quantity::name).toList();
    checkArgument(
        Set.copyOf(inputs).size() == inputs.size(),
        "the columns become inputs of the same name; rename one of them: %s",
        inputs);
  }

  /**
   * Returns the schema of a table: numbers scaled to mean 0 and standard deviation 1, categories
   * for columns of texts, a target of classes if it is a column of texts. Where cells are missing,
   * the median stands for a number, and a further input tells that it is missing.
   *
   * @param table the rows to learn from
   * @param targets the columns to predict, at least one; all other columns are taken
   * @throws IllegalArgumentException if a target is not in the table or has missing cells, no other
   *     column is left, a column has only missing cells or more than 20 texts most of which are
   *     different, a target of texts has other targets beside it or fewer than two classes, or
   *     numbers are too large for a finite mean and deviation
   */
  public static Schema of(Table table, String... targets) {
    List<String> predicted = ImmutableList.copyOf(targets);
    return TableStatistics.schema(table, predicted, TableStatistics.target(table, predicted));
  }

  /** Returns the network inputs, in order: those of the first column, of the second and so on. */
  public List<Quantity> inputs() {
    return columns.stream()
        .flatMap(column -> column.inputs().stream())
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the distribution of each of {@link #inputs}, as {@link Column#distributions}. */
  public List<InputDistribution> distributions() {
    return columns.stream()
        .flatMap(column -> column.distributions().stream())
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the scaling of the network's inputs and outputs, as formulas and reports undo it. */
  public SymbolicFormula.Units units() {
    return new SymbolicFormula.Units(
        Optional.of(scaling(inputs())), Optional.of(scaling(target.outputs())));
  }

  private static Normalisation scaling(List<Quantity> quantities) {
    return new Normalisation(
        quantities.stream().map(Quantity::centre).toList(),
        quantities.stream().map(Quantity::scale).toList());
  }

  /**
   * Returns the network inputs for a table.
   *
   * @param table has a column of each name in {@link #columns}, in any order; others are ignored
   * @return (rows, inputs), finite
   * @throws IllegalArgumentException if a column is not there or a cell is not what the column
   *     holds; the message names both
   */
  public Batch encode(Table table) {
    List<TableColumn> cells = columns.stream().map(each -> table.column(each.name())).toList();
    double[][] rows = new double[table.rows()][];
    double[][] parts = new double[columns.size()][];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < parts.length; c++) {
        Column column = columns.get(c);
        TableColumn own = cells.get(c);
        parts[c] = at(r, column.name(), row -> column.encode(own, row));
      }
      rows[r] = Doubles.concat(parts);
    }
    return Batch.ofRows(rows);
  }

  /**
   * Returns the samples to train or score a network on: inputs and targets as the network sees
   * them.
   *
   * @param table has all columns of the schema, in any order; others are ignored
   * @throws IllegalArgumentException as {@link #encode}, or if a target's cell is missing or is not
   *     what the target holds
   */
  public Samples samples(Table table) {
    List<TableColumn> cells = target.columns().stream().map(table::column).toList();
    double[][] targets = new double[table.rows()][];
    for (int r = 0; r < targets.length; r++) {
      targets[r] = at(r, String.join(", ", target.columns()), row -> target.encode(cells, row));
    }
    return new Samples(encode(table), Batch.ofRows(targets));
  }

  @FunctionalInterface
  private interface Encoding {
    double[] of(int row);
  }

  private static double[] at(int row, String column, Encoding encoding) {
    try {
      return encoding.of(row);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "row %d, column \"%s\": %s", row, column, e.getMessage()), e);
    }
  }
}
