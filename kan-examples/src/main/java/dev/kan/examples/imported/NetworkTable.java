// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.imported;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rows of a table that a network takes and predicts.
 *
 * @param rows the rows without missing cells: the inputs in the order of the network, then the
 *     targets
 * @param inputs the columns of the inputs
 * @param targets the columns of the targets
 * @param own true if the targets are the network's own outputs
 * @param leftOut what was left out, if anything was
 */
record NetworkTable(
    Table rows, List<String> inputs, List<String> targets, boolean own, Optional<String> leftOut) {
  private static final int FEWEST_ROWS = 8;

  /** The error that is good enough for any formula, as a share of the deviation of the targets. */
  private static final double GOOD = 1e-3;

  /**
   * The same where the targets are the outputs of the network: it is not known how much of them is
   * the error of its training.
   */
  private static final double GOOD_FOR_OUTPUTS = 1e-2;

  /** Copies the lists. */
  NetworkTable {
    inputs = ImmutableList.copyOf(inputs);
    targets = ImmutableList.copyOf(targets);
  }

  /**
   * Returns the rows of a table. If the table has no column for a target, the targets are the
   * network's own outputs.
   *
   * @param kan the network
   * @param table the table
   * @param named the columns of the inputs; if empty, those before the targets
   * @param predicted the columns of the targets; if empty, the last ones, as many as the network
   *     has outputs
   * @throws IllegalArgumentException if the numbers of columns are not those of the network, a
   *     column is needed twice or is not of numbers, or fewer than 8 rows have no missing cell
   */
  static NetworkTable of(Kan kan, Table table, List<String> named, List<String> predicted) {
    List<String> targets = predicted.isEmpty() ? lastColumns(kan, table, named) : predicted;
    List<String> inputs =
        named.isEmpty()
            ? table.names().stream().filter(name -> !targets.contains(name)).toList()
            : named;
    checkArgument(
        inputs.size() == kan.inputs(),
        "the network takes %s columns and predicts %s; got the columns %s for its inputs; name them"
            + " in order with --inputs, and what it predicts with --target",
        kan.inputs(),
        kan.outputs(),
        inputs);
    checkArgument(
        targets.isEmpty() || targets.size() == kan.outputs(),
        "the network predicts %s columns; got the targets %s",
        kan.outputs(),
        targets);
    List<String> all = ImmutableList.copyOf(Iterables.concat(inputs, targets));
    checkArgument(
        Set.copyOf(all).size() == all.size(),
        "expected each column once among inputs and targets; got %s and %s",
        inputs,
        targets);
    int[] complete = complete(table, all);
    Optional<String> leftOut =
        complete.length == table.rows()
            ? Optional.empty()
            : Optional.of(
                String.format(
                    Locale.ROOT,
                    "%d of %d rows are left out: a cell is missing",
                    table.rows() - complete.length,
                    table.rows()));
    Table taken = ordered(table.select(complete), all);
    if (!targets.isEmpty()) {
      return new NetworkTable(taken, inputs, targets, false, leftOut);
    }
    List<String> names = outputNames(kan.outputs(), inputs);
    Batch outputs = KanEvaluator.of(kan).evaluate(batch(taken, inputs));
    Table.Builder extended = Table.builder();
    inputs.forEach(name -> extended.numbers(name, numbers(taken, name)));
    for (int o = 0; o < names.size(); o++) {
      extended.numbers(names.get(o), outputs.column(o));
    }
    return new NetworkTable(extended.build(), inputs, names, true, leftOut);
  }

  /**
   * Returns the error that is good enough for any formula, as a share of the deviation of the
   * targets.
   */
  double tolerance() {
    return own ? GOOD_FOR_OUTPUTS : GOOD;
  }

  /** Returns inputs and targets. */
  Samples samples() {
    return new Samples(batch(rows, inputs), batch(rows, targets));
  }

  private static List<String> lastColumns(Kan kan, Table table, List<String> inputs) {
    List<String> names = table.names();
    List<String> last = names.subList(Math.max(0, names.size() - kan.outputs()), names.size());
    boolean none =
        inputs.isEmpty()
            ? names.size() == kan.inputs()
            : last.size() < kan.outputs() || last.stream().anyMatch(inputs::contains);
    return none ? List.of() : last;
  }

  private static List<String> outputNames(int outputs, List<String> taken) {
    String free = "output";
    while (clashes(free, taken)) {
      free = free + "_";
    }
    String name = free;
    return outputs == 1
        ? List.of(name)
        : IntStream.rangeClosed(1, outputs).mapToObj(o -> name + "_" + o).toList();
  }

  private static boolean clashes(String stem, List<String> taken) {
    return taken.stream().anyMatch(name -> name.startsWith(stem));
  }

  private static int[] complete(Table table, List<String> names) {
    for (String name : names) {
      checkArgument(
          table.column(name).isNumeric(), "expected numbers in the column \"%s\"; got texts", name);
    }
    int[] complete = table.completeRows(names);
    checkArgument(
        complete.length >= FEWEST_ROWS,
        "a search needs at least %s rows without missing cells; got %s",
        FEWEST_ROWS,
        complete.length);
    return complete;
  }

  private static Table ordered(Table table, List<String> names) {
    Table.Builder ordered = Table.builder();
    names.forEach(name -> ordered.numbers(name, numbers(table, name)));
    return ordered.build();
  }

  private static Batch batch(Table table, List<String> names) {
    return Batch.ofColumns(
        names.stream().map(name -> numbers(table, name)).toArray(double[][]::new));
  }

  private static double[] numbers(Table table, String name) {
    TableColumn column = table.column(name);
    return IntStream.range(0, column.rows()).mapToDouble(column::number).toArray();
  }
}
