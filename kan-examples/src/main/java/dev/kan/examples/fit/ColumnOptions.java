// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import dev.kan.core.data.Table;
import dev.kan.core.storage.csv.ColumnType;
import dev.kan.core.storage.csv.TableReader;
import dev.kan.examples.model.NamedColumns;
import dev.kan.examples.model.TableOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code kan fit} that say what the columns of the table are. */
final class ColumnOptions {
  /** What the target holds. */
  enum Task {
    REGRESSION,
    CLASSIFICATION;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--target",
      required = true,
      paramLabel = "COL",
      description = "The column to predict.")
  private String target = "";

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description =
          "regression or classification (default: guessed; texts, and numbers of which only two"
              + " different whole ones occur, are classes).")
  private @Nullable Task task;

  @Option(
      names = "--ignore",
      paramLabel = "COL",
      description = "A column not to learn from, or several between commas; may be repeated.")
  private List<String> ignored = new ArrayList<>();

  @Option(
      names = "--categories",
      paramLabel = "COL",
      description = "A column of categories even if its cells are numbers; may be repeated.")
  private List<String> categories = new ArrayList<>();

  @Option(
      names = "--numbers",
      paramLabel = "COL",
      description = "A column of numbers, in which any other cell is an error; may be repeated.")
  private List<String> numbers = new ArrayList<>();

  @Option(
      names = "--drop-missing",
      description = "Leave out rows with a missing cell (default: a missing cell is a value).")
  private boolean dropMissing;

  /** Returns the target. */
  String target() {
    return target;
  }

  /** Returns the choices of the user by option, for a later run to compare with. */
  Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>();
    identity.put("--target", target);
    identity.put("--task", task == null ? "guessed" : task.toString());
    return identity;
  }

  /**
   * Reads a table and prepares it to learn from.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is not a table, lacks a column or has no row to learn
   *     from
   */
  LearningTable read(Path csv, TableOptions options) throws IOException {
    List<String> notes = new ArrayList<>();
    Table table = reader(csv, options).read(csv);
    NamedColumns columns = new NamedColumns(table.names());
    if (!table.names().contains(target)) {
      throw new IllegalArgumentException(
          "%s: there is no column \"%s\" to predict; its columns are %s"
              .formatted(csv, target, table.names()));
    }
    List<String> leftOut = columns.of("--ignore", ignored);
    if (leftOut.contains(target)) {
      throw new IllegalArgumentException("--ignore: the target " + target + " cannot be ignored");
    }
    Table taken = leftOut.isEmpty() ? table : table.without(leftOut);
    Table rows = complete(csv, taken, List.of(target), "their target is missing", notes);
    if (dropMissing) {
      rows = complete(csv, rows, rows.names(), "a cell is missing", notes);
    }
    boolean areClasses =
        task == null
            ? LearningTable.looksLikeClasses(rows.column(target))
            : task == Task.CLASSIFICATION;
    requireNumbers(csv, rows, areClasses);
    return new LearningTable(
        areClasses ? LearningTable.withTexts(rows, target) : rows, target, notes);
  }

  private TableReader reader(Path csv, TableOptions options) throws IOException {
    TableReader.Builder reader = options.builder();
    if (!categories.isEmpty() || !numbers.isEmpty()) {
      NamedColumns columns = new NamedColumns(options.reader().header(csv));
      columns
          .of("--categories", categories)
          .forEach(each -> reader.type(each, ColumnType.CATEGORY));
      columns.of("--numbers", numbers).forEach(each -> reader.type(each, ColumnType.NUMERIC));
    }
    return reader.build();
  }

  private static Table complete(
      Path csv, Table table, List<String> columns, String reason, List<String> notes) {
    int[] complete = table.completeRows(columns);
    int dropped = table.rows() - complete.length;
    if (complete.length == 0) {
      throw new IllegalArgumentException(
          "%s: no row is left to learn from: in each of the %s rows %s"
              .formatted(csv, table.rows(), reason));
    }
    if (dropped > 0) {
      notes.add(
          String.format(
              Locale.ROOT, "%d of %d rows are left out: %s", dropped, table.rows(), reason));
    }
    return dropped == 0 ? table : table.select(complete);
  }

  private void requireNumbers(Path csv, Table rows, boolean areClasses) {
    if (!areClasses && !rows.column(target).isNumeric()) {
      throw new IllegalArgumentException(
          "%s: --task regression needs numbers, but the cells of \"%s\" are texts such as \"%s\""
              .formatted(csv, target, rows.column(target).text(0)));
    }
  }
}
