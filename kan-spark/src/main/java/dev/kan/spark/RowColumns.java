// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.kan.core.data.Table;
import dev.kan.core.model.Column;
import dev.kan.core.model.Schema;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * Where a model's columns are in the rows of Spark, and how their cells become those of a {@link
 * Table}: numbers of any type are numbers, strings and booleans are texts, null is a missing cell.
 * Immutable.
 */
final class RowColumns implements Serializable {
  private static final long serialVersionUID = 1;

  private final String[] names;
  private final int[] places;
  private final boolean[] numeric;

  private RowColumns(List<String> names, StructType rows) {
    this.names = names.toArray(String[]::new);
    places = names.stream().mapToInt(name -> place(name, rows)).toArray();
    numeric = new boolean[places.length];
    for (int c = 0; c < places.length; c++) {
      numeric[c] = isNumeric(names.get(c), rows.fields()[places[c]].dataType());
    }
  }

  /**
   * Finds the columns that a model takes.
   *
   * @throws IllegalArgumentException if one is not there, is there twice, or holds neither numbers
   *     nor strings nor booleans
   */
  static RowColumns ofInputs(Schema schema, StructType rows) {
    return new RowColumns(schema.columns().stream().map(Column::name).toList(), rows);
  }

  /**
   * Finds the columns that a model takes and those that it predicts.
   *
   * @throws IllegalArgumentException as {@link #ofInputs}
   */
  static RowColumns ofSamples(Schema schema, StructType rows) {
    List<String> inputs = schema.columns().stream().map(Column::name).toList();
    return new RowColumns(
        ImmutableList.copyOf(Iterables.concat(inputs, schema.target().columns())), rows);
  }

  private static int place(String name, StructType rows) {
    String[] given = rows.fieldNames();
    int[] found =
        IntStream.range(0, given.length).filter(place -> given[place].equals(name)).toArray();
    checkArgument(
        found.length == 1,
        "the rows have %s \"%s\"; their columns are %s",
        found.length == 0 ? "no column" : found.length + " columns",
        name,
        Arrays.asList(given));
    return found[0];
  }

  private static boolean isNumeric(String name, DataType type) {
    boolean number = type instanceof NumericType;
    checkArgument(
        number || type instanceof StringType || type instanceof BooleanType,
        "column \"%s\" holds %s; expected numbers, strings or booleans",
        name,
        type.simpleString());
    return number;
  }

  /** Returns the cells of some rows, at least one. */
  Table table(List<Row> rows) {
    Table.Builder table = Table.builder();
    for (int c = 0; c < places.length; c++) {
      int place = places[c];
      if (numeric[c]) {
        table.numbers(names[c], rows.stream().mapToDouble(row -> number(row, place)).toArray());
      } else {
        table.texts(names[c], rows.stream().map(row -> text(row, place)).toList());
      }
    }
    return table.build();
  }

  private static double number(Row row, int place) {
    return row.isNullAt(place) ? Double.NaN : ((Number) row.get(place)).doubleValue();
  }

  private static String text(Row row, int place) {
    return row.isNullAt(place) ? "" : row.get(place).toString();
  }
}
