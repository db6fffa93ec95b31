// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Target;
import dev.kan.core.storage.csv.ColumnType;
import dev.kan.core.storage.csv.TableReader;
import dev.kan.core.storage.csv.TableStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a model from a file of any size, some rows at a time. Columns are found by their
 * names, others are skipped.
 */
public final class ModelRows implements Iterator<Table>, AutoCloseable {
  /** The greatest number of rows at a time for tables of any size. */
  public static final int SOME = 4096;

  /** All rows at a time, for tables that fit in memory. */
  public static final int ALL = Integer.MAX_VALUE;

  private final Path file;
  private final TableStream stream;
  private final Map<String, KnownTexts> categories = new LinkedHashMap<>();
  private final Map<String, KnownTexts> classes = new LinkedHashMap<>();
  private final UnseenCategories unseen = new UnseenCategories();
  private long rowsBefore;

  private ModelRows(
      Path file, TableReader reader, List<Column> columns, List<Target> targets, int most)
      throws IOException {
    this.file = file;
    Map<String, ColumnType> types = new LinkedHashMap<>();
    for (Column column : columns) {
      types.put(column.name(), ColumnType.NUMERIC);
      if (column instanceof CategoryColumn each) {
        types.put(each.name(), ColumnType.CATEGORY);
        categories.put(each.name(), new KnownTexts(each.categories()));
      }
    }
    for (Target target : targets) {
      target.columns().forEach(name -> types.put(name, ColumnType.NUMERIC));
      if (target instanceof ClassTarget each) {
        types.put(each.column(), ColumnType.CATEGORY);
        classes.put(each.column(), new KnownTexts(each.labels()));
      }
    }
    stream = reader.open(file, types, most);
  }

  /**
   * Opens a file to predict: the columns that a model takes.
   *
   * @param file the file
   * @param reader reads it
   * @param schema the columns of the model
   * @param most the greatest number of rows at a time, at least 1
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is not a table or lacks a column
   */
  public static ModelRows columns(Path file, TableReader reader, Schema schema, int most)
      throws IOException {
    return new ModelRows(file, reader, schema.columns(), List.of(), most);
  }

  /**
   * Opens a file to score: the columns that a model takes and those that it predicts.
   *
   * @param file the file
   * @param reader reads it
   * @param schema the columns of the model
   * @param most the greatest number of rows at a time, at least 1
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is not a table or lacks a column
   */
  public static ModelRows columnsAndTarget(Path file, TableReader reader, Schema schema, int most)
      throws IOException {
    return new ModelRows(file, reader, schema.columns(), List.of(schema.target()), most);
  }

  @Override
  public boolean hasNext() {
    return stream.hasNext();
  }

  /**
   * Returns the next rows.
   *
   * @throws IllegalArgumentException if a cell is not what its column holds, or a class of the
   *     target is not one of the model's; the message names the file, the row and the column
   */
  @Override
  public Table next() {
    Table rows = stream.next();
    Table.Builder spelled = Table.builder();
    for (String name : rows.names()) {
      TableColumn cells = rows.column(name);
      KnownTexts known = categories.get(name);
      KnownTexts labels = classes.get(name);
      if (known != null) {
        spelled.texts(name, categories(name, cells, known));
      } else if (labels != null) {
        spelled.texts(name, classes(name, cells, labels));
      } else {
        spelled.numbers(name, numbers(cells));
      }
    }
    rowsBefore += rows.rows();
    return spelled.build();
  }

  private List<String> categories(String name, TableColumn cells, KnownTexts known) {
    List<String> texts = known.spelled(cells);
    texts.stream()
        .filter(text -> !text.isEmpty() && !known.contains(text))
        .forEach(text -> unseen.add(name, text));
    return texts;
  }

  private List<String> classes(String name, TableColumn cells, KnownTexts known) {
    List<String> texts = known.spelled(cells);
    for (int r = 0; r < texts.size(); r++) {
      String text = texts.get(r);
      if (!text.isEmpty() && !known.contains(text)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s, row %d, column \"%s\": expected one of the classes %s; got \"%s\"",
                file,
                rowsBefore + r + 1,
                name,
                known,
                text));
      }
    }
    return texts;
  }

  /** Returns the rows in which the target is not missing; empty if there are none. */
  public static Optional<Table> withTarget(Table rows, Target target) {
    int[] known = rows.completeRows(target.columns());
    if (known.length == rows.rows()) {
      return Optional.of(rows);
    }
    return known.length == 0 ? Optional.empty() : Optional.of(rows.select(known));
  }

  private static double[] numbers(TableColumn cells) {
    double[] numbers = new double[cells.rows()];
    for (int r = 0; r < numbers.length; r++) {
      numbers[r] = cells.isMissing(r) ? Double.NaN : cells.number(r);
    }
    return numbers;
  }

  /** Prints a note for each column in which there were categories that the model has not seen. */
  public void noteUnseen(PrintWriter to) {
    unseen.warnings().forEach(each -> to.println("note: " + file + ", " + each));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
