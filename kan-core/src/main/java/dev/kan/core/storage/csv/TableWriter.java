// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.storage.file.AtomicFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables as comma-separated values with a header (RFC 4180), in UTF-8, with LF at the end of
 * each line.
 *
 * <pre>{@code
 * TableWriter.write(table, Path.of("table.csv"));
 * }</pre>
 *
 * <p>Tables of the same columns are written one below the other, so that the whole need not be in
 * memory:
 *
 * <pre>{@code
 * TableWriter.write(Path.of("copy.csv"), out -> out.append(table).append(table));
 * }</pre>
 *
 * <p>Numbers have a decimal point whatever the locale, and are read back to the same number.
 * Missing cells are empty. A cell is quoted if it must be.
 */
public final class TableWriter {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final CSVPrinter printer;
  private @Nullable List<String> names;

  private TableWriter(Writer out) throws IOException {
    printer = new CSVPrinter(out, FORMAT);
  }

  /**
   * Returns a writer to a stream of characters, which the caller flushes and closes.
   *
   * @throws IOException if writing fails
   */
  public static TableWriter to(Writer out) throws IOException {
    return new TableWriter(out);
  }

  /**
   * Writes a table to a file, which is replaced completely or not at all.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Table table, Path file) throws IOException {
    write(file, out -> out.append(table));
  }

  /**
   * Writes tables to a file, which is replaced completely or not at all.
   *
   * @param file the file; missing parent directories are created
   * @param content appends at least one table; if it throws an exception, an existing file is
   *     unchanged
   * @throws IOException if the file cannot be written
   * @throws IllegalArgumentException if there is no table
   */
  public static void write(Path file, Content content) throws IOException {
    AtomicFiles.write(
        file,
        out -> {
          // an encoder of its own refuses what is no character instead of writing ?
          Writer characters =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
          TableWriter writer = to(characters);
          content.writeTo(writer);
          checkArgument(writer.names != null, "%s: expected at least one table; got none", file);
          characters.flush();
        });
  }

  /**
   * Writes the rows of a table, and above those of the first table the header.
   *
   * @return this writer
   * @throws IOException if writing fails
   * @throws IllegalArgumentException if the columns are not named as those of the first table, in
   *     the same order
   */
  public TableWriter append(Table table) throws IOException {
    if (names == null) {
      names = table.names();
      printer.printRecord(names);
    }
    checkArgument(
        names.equals(table.names()), "expected the columns %s; got %s", names, table.names());
    List<TableColumn> columns = names.stream().map(table::column).toList();
    // the printer quotes an empty text, but not null; a line must not be empty
    String missing = columns.size() == 1 ? "" : null;
    for (int row = 0; row < table.rows(); row++) {
      for (TableColumn column : columns) {
        printer.print(column.isMissing(row) ? missing : text(column, row));
      }
      printer.println();
    }
    return this;
  }

  private static String text(TableColumn column, int row) {
    boolean negativeZero = column.isNumeric() && Double.valueOf(column.number(row)).equals(-0.0);
    return negativeZero ? "-0" : column.text(row);
  }

  /** Appends tables to a file. */
  @FunctionalInterface
  public interface Content {
    /** Appends all tables to {@code out}. */
    void writeTo(TableWriter out) throws IOException;
  }
}
