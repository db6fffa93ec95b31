// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A table of named columns in the user's units. A column holds numbers or texts, and cells may be
 * missing. Immutable.
 *
 * <pre>{@code
 * Table passengers =
 *     Table.builder()
 *         .numbers("age", 22, 38, Double.NaN)
 *         .texts("port", List.of("Southampton", "Cherbourg", ""))
 *         .build();
 * }</pre>
 */
public final class Table {
  private static final int MOST_SHOWN = 5;

  private final ImmutableMap<String, TableColumn> columns;
  private final int rows;

  private Table(Map<String, TableColumn> columns) {
    this.columns = ImmutableMap.copyOf(columns);
    this.rows = this.columns.values().iterator().next().rows();
  }

  /** Returns a builder of a table. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a table of numbers.
   *
   * @param names one name for each column, not empty and all different
   * @param rows the rows, at least one, each as long as {@code names}; NaN is a missing cell
   * @throws IllegalArgumentException if there is no row, a row has another length, a number is
   *     infinite, or a name is empty or occurs twice
   */
  public static Table ofRows(List<String> names, double[]... rows) {
    return ofBatch(names, Batch.ofRows(rows));
  }

  /**
   * Returns a table of the numbers in a batch.
   *
   * @param names one name for each column, not empty and all different
   * @param values (rows, names); NaN is a missing cell
   * @throws IllegalArgumentException if the number of columns differs from that of names, a number
   *     is infinite, or a name is empty or occurs twice
   */
  public static Table ofBatch(List<String> names, Batch values) {
    values.requireColumns(names.size(), "the rows");
    Builder builder = builder();
    for (int c = 0; c < names.size(); c++) {
      builder.numbers(names.get(c), values.column(c));
    }
    return builder.build();
  }

  /**
   * Returns a table of one row.
   *
   * @param cells the cell of each column by its name; a {@link Number} is a number, any other
   *     object is a text by its {@code toString}; NaN, null and an empty text are missing cells
   * @throws IllegalArgumentException if there is no cell, a name is empty, or a number is infinite
   */
  public static Table ofRow(Map<String, ?> cells) {
    return ofRecords(List.of(cells));
  }

  /**
   * Returns a table of rows that name their cells. The columns come in the order in which the
   * records name them first.
   *
   * @param records the cells of each row by the name of the column; a {@link Number} is a number,
   *     any other object is a text by its {@code toString}, so a {@link Boolean} is the text {@code
   *     true} or {@code false}; NaN, null, an empty text and a name that a record does not have are
   *     missing cells
   * @throws IllegalArgumentException if there is no record, no record has a cell, a name is empty,
   *     a number is infinite, or a column has numbers and texts
   */
  public static Table ofRecords(List<? extends Map<String, ?>> records) {
    Builder builder = builder();
    records.stream()
        .flatMap(record -> record.keySet().stream())
        .distinct()
        .forEach(name -> builder.add(name, RecordColumn.of(name, records)));
    return builder.build();
  }

  /** Returns the number of rows, at least 1. */
  public int rows() {
    return rows;
  }

  /** Returns the names of the columns, in order. */
  public List<String> names() {
    return columns.keySet().asList();
  }

  /**
   * Returns the column with a name.
   *
   * @throws IllegalArgumentException if there is no such column; the message lists the names that
   *     exist
   */
  public TableColumn column(String name) {
    TableColumn column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          "the table has no column \"%s\"; its columns are %s".formatted(name, names()));
    }
    return column;
  }

  /**
   * Returns the rows with the given indices, in that order.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   * @throws IllegalArgumentException if no row is selected
   */
  public Table select(int... selected) {
    checkArgument(selected.length >= 1, "a table needs at least one row; got none");
    Map<String, TableColumn> cut = new LinkedHashMap<>();
    columns.forEach((name, column) -> cut.put(name, column.select(selected)));
    return new Table(cut);
  }

  /**
   * Cuts this table at random into rows to train on and rows to test on.
   *
   * @param testShare the share of rows to test on, between 0 and 1; at least one row goes to each
   *     side
   * @param seed the source of the choice; the same seed gives the same cut
   * @throws IllegalArgumentException if there are fewer than two rows, or the share is not between
   *     0 and 1
   */
  public TableSplit split(double testShare, int seed) {
    int[] order = new SeededRandom(seed).permutation(rows);
    return split(order, Arrays.copyOf(order, testRows(testShare)));
  }

  /**
   * Cuts this table at random into rows to train on and rows to test on, so that each class has the
   * same share of both as nearly as whole rows can. A class of one row is in the rows to train on
   * as long as there are larger classes.
   *
   * @param column the column of the classes: rows of the same number or text are a class, and so
   *     are the rows in which it is missing
   * @param testShare the share of rows to test on, between 0 and 1; at least one row goes to each
   *     side
   * @param seed the source of the choice; the same seed gives the same cut
   * @throws IllegalArgumentException if there is no such column, there are fewer than two rows, or
   *     the share is not between 0 and 1
   */
  public TableSplit splitStratified(String column, double testShare, int seed) {
    TableColumn classes = column(column);
    int[] order = new SeededRandom(seed).permutation(rows);
    return split(order, Strata.of(classes, order).choose(testRows(testShare)));
  }

  private int testRows(double testShare) {
    checkArgument(rows >= 2, "a split needs at least 2 rows; got %s", rows);
    checkArgument(
        testShare > 0 && testShare < 1,
        "the share of test rows must lie between 0 and 1; got %s",
        testShare);
    return Ints.constrainToRange((int) Math.round(testShare * rows), 1, rows - 1);
  }

  private TableSplit split(int[] order, int[] test) {
    BitSet chosen = new BitSet(rows);
    Arrays.stream(test).forEach(chosen::set);
    return new TableSplit(
        select(Arrays.stream(order).filter(row -> !chosen.get(row)).toArray()),
        select(Arrays.stream(order).filter(chosen::get).toArray()));
  }

  /**
   * Returns this table without some of its columns.
   *
   * @throws IllegalArgumentException if there is no column of such a name, or no column is left
   */
  public Table without(Collection<String> names) {
    names.forEach(this::column);
    Map<String, TableColumn> left = new LinkedHashMap<>(columns);
    left.keySet().removeAll(names);
    checkArgument(!left.isEmpty(), "a table needs at least one column; got none");
    return new Table(left);
  }

  /**
   * Returns the rows in which no cell of some columns is missing, for {@link #select}.
   *
   * @param names the columns
   * @return the indices of the rows, from 0, ascending; may be empty
   * @throws IllegalArgumentException if there is no column of such a name
   */
  public int[] completeRows(Collection<String> names) {
    List<TableColumn> cells = names.stream().map(this::column).toList();
    return IntStream.range(0, rows)
        .filter(row -> cells.stream().noneMatch(each -> each.isMissing(row)))
        .toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Table that
        && columns.equals(that.columns)
        && names().equals(that.names());
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  /** Returns the shape, the names and the first rows. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "Table of %d rows%n", rows));
    text.append(String.join(", ", names()));
    for (int r = 0; r < Math.min(rows, MOST_SHOWN); r++) {
      int row = r;
      List<String> cells =
          columns.values().stream()
              .map(column -> column.isMissing(row) ? "" : column.text(row))
              .toList();
      text.append(System.lineSeparator()).append(String.join(", ", cells));
    }
    return text.append(rows > MOST_SHOWN ? System.lineSeparator() + "..." : "").toString();
  }

  /** Builds a {@link Table} column by column. */
  public static final class Builder {
    private final Map<String, TableColumn> columns = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds a column of numbers.
     *
     * @param name the name of the column, not empty
     * @param values the cells; NaN is a missing one
     * @throws IllegalArgumentException if the name is empty or taken, or a number is infinite
     */
    public Builder numbers(String name, double... values) {
      return add(name, new NumberCells(values));
    }

    /**
     * Adds a column of texts.
     *
     * @param name the name of the column, not empty
     * @param values the cells; an empty or blank one is missing
     * @throws IllegalArgumentException if the name is empty or taken
     */
    public Builder texts(String name, List<String> values) {
      return add(name, new TextCells(values));
    }

    private Builder add(String name, TableColumn column) {
      checkArgument(!name.isBlank(), "a column needs a name; got \"%s\"", name);
      checkArgument(!columns.containsKey(name), "there is a column \"%s\" already", name);
      columns.put(name, column);
      return this;
    }

    /**
     * Returns the table.
     *
     * @throws IllegalArgumentException if there is no column or no row, or a column has another
     *     number of rows than the first
     */
    public Table build() {
      checkArgument(!columns.isEmpty(), "a table needs at least one column; got none");
      Map.Entry<String, TableColumn> first = columns.entrySet().iterator().next();
      int rows = first.getValue().rows();
      checkArgument(rows >= 1, "a table needs at least one row; got none");
      columns.forEach(
          (name, column) ->
              checkArgument(
                  column.rows() == rows,
                  "column \"%s\" has %s rows; expected %s as in column \"%s\"",
                  name,
                  column.rows(),
                  rows,
                  first.getKey()));
      return new Table(columns);
    }
  }
}
