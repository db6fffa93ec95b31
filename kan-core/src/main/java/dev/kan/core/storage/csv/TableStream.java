// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.kan.core.data.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a file, some at a time. The memory that a stream takes does not grow with the file.
 * {@link TableReader#open} creates it, and it must be closed.
 *
 * <p>A stream has at least one table. {@link #next} throws an {@link IllegalArgumentException} if a
 * row is not as {@link TableReader} describes, and an {@link UncheckedIOException} if the file
 * cannot be read.
 */
public final class TableStream implements Iterator<Table>, AutoCloseable {
  private final CsvFile file;
  private final CsvRows rows;
  private final Set<String> missingWords;
  private final int most;
  private final List<Column> columns;
  private Optional<CSVRecord> next;

  private record Column(String name, int index, Cells cells) {
    boolean hasCommas() {
      return cells instanceof NumericCells numbers && numbers.hasCommas();
    }

    Optional<String> ambiguous() {
      return cells instanceof NumericCells numbers ? numbers.ambiguous() : Optional.empty();
    }
  }

  TableStream(
      CsvFile file, CsvRows rows, Map<String, ColumnType> types, Set<String> missingWords, int most)
      throws IOException {
    this.file = file;
    this.rows = rows;
    this.missingWords = ImmutableSet.copyOf(missingWords);
    this.most = most;
    boolean commas = rows.separator() == Separator.SEMICOLON;
    columns =
        types.entrySet().stream()
            .map(
                each ->
                    new Column(
                        each.getKey(), rows.indexOf(each.getKey()), cells(each.getValue(), commas)))
            .collect(ImmutableList.toImmutableList());
    next = rows.next();
    if (next.isEmpty()) {
      throw file.error("the table has a header and no rows; expected at least one");
    }
  }

  private static Cells cells(ColumnType type, boolean commas) {
    return switch (type) {
      case NUMERIC -> new NumericCells(commas);
      case CATEGORY -> new CategoryCells();
    };
  }

  /** Returns true if there are further rows. */
  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  /**
   * Returns the next rows: as many as were asked for, and fewer only at the end of the file.
   *
   * @throws NoSuchElementException if there are no further rows
   */
  @Override
  public Table next() {
    if (next.isEmpty()) {
      throw new NoSuchElementException("%s: there are no further rows".formatted(file.path()));
    }
    try {
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the next rows, as {@link #next}. */
  Table read() throws IOException {
    for (int row = 0; row < most && next.isPresent(); row++) {
      add(next.get());
      next = rows.next();
    }
    checkThousands();
    Table.Builder table = Table.builder();
    columns.forEach(column -> column.cells.moveTo(table, column.name));
    return table.build();
  }

  /** Checks that no column has only points that may be between thousands if another has commas. */
  private void checkThousands() {
    Optional<Column> commas = columns.stream().filter(each -> each.hasCommas()).findFirst();
    if (commas.isEmpty()) {
      return;
    }
    for (Column column : columns) {
      column
          .ambiguous()
          .ifPresent(
              text -> {
                throw file.error(
                    "column %s: %s may be a number of thousands, because column %s has decimal commas; write numbers without points between thousands, or all decimals alike"
                        .formatted(
                            CsvFile.quoted(column.name),
                            CsvFile.quoted(text),
                            CsvFile.quoted(commas.get().name)));
              });
    }
  }

  private void add(CSVRecord row) {
    for (Column column : columns) {
      String text = row.get(column.index).strip();
      try {
        column.cells.add(missingWords.contains(text) ? "" : text);
      } catch (IllegalArgumentException e) {
        throw file.error(rows.line(), column.name, String.valueOf(e.getMessage()));
      }
    }
  }

  /** Closes the file. */
  @Override
  public void close() throws IOException {
    rows.close();
  }
}
