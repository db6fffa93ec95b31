// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import dev.kan.core.storage.file.FileErrors;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a file below its header, each as long as the header. */
final class CsvRows implements Closeable {
  /** How the parser says in which line the quote stands that is not closed. */
  private static final Pattern NOT_CLOSED = Pattern.compile("\\(startline (\\d+)\\) EOF");

  private static final int MOST_NAMES = 50;

  private final CsvFile file;
  private final CsvText text;
  private final char separator;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final ImmutableList<String> header;
  private final long headerLine;
  private long line;

  private CsvRows(CsvFile file, CsvText text, BufferedReader reader, char separator)
      throws IOException {
    this.file = file;
    this.text = text;
    this.separator = separator;
    parser =
        CSVParser.builder().setReader(reader).setFormat(Separator.format(separator).get()).get();
    records = parser.iterator();
    header = readHeader();
    headerLine = line;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param charset the encoding; empty if it is to be recognised
   * @param separator the separator; empty if it is to be recognised
   */
  static CsvRows open(CsvFile file, Optional<Charset> charset, Optional<Character> separator)
      throws IOException {
    CsvText text = CsvText.open(file, charset);
    try {
      BufferedReader reader = new BufferedReader(text);
      char used = separator.isPresent() ? separator.get() : Separator.recognise(reader);
      return new CsvRows(file, text, reader, used);
    } catch (IOException e) {
      text.close();
      throw FileErrors.naming(file.path(), e);
    } catch (IllegalArgumentException e) {
      text.close();
      throw e;
    }
  }

  /** Returns the names of the columns, stripped of blanks, none empty or twice. */
  List<String> header() {
    return header;
  }

  /**
   * Returns the position of a column.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  int indexOf(String name) {
    int index = header.indexOf(name);
    if (index < 0) {
      String more = header.size() > MOST_NAMES ? ", ..." : "";
      throw file.error(
          headerLine,
          "there is no column %s; the columns are %s%s"
              .formatted(
                  CsvFile.quoted(name),
                  header.stream().limit(MOST_NAMES).map(CsvFile::quoted).collect(joining(", ")),
                  more));
    }
    return index;
  }

  char separator() {
    return separator;
  }

  /** Returns the line in which the last row begins, counted from 1. */
  long line() {
    return line;
  }

  /** Returns the next row; empty if there is none. */
  Optional<CSVRecord> next() throws IOException {
    Optional<CSVRecord> record = nextRecord();
    while (record.isPresent() && header.size() > 1 && isBlank(record.get())) {
      record = nextRecord();
    }
    if (record.isPresent() && record.get().size() != header.size()) {
      throw file.error(
          line,
          String.format(
              Locale.ROOT,
              "expected as many cells as the header has (%d); got %d",
              header.size(),
              record.get().size()));
    }
    return record;
  }

  private ImmutableList<String> readHeader() throws IOException {
    Optional<CSVRecord> record = nextRecord();
    while (record.isPresent() && isBlank(record.get())) {
      record = nextRecord();
    }
    if (record.isEmpty()) {
      throw file.error("the file is empty; expected a header with the names of the columns");
    }
    ImmutableList<String> names =
        record.get().stream().map(String::strip).collect(ImmutableList.toImmutableList());
    int blank = names.indexOf("");
    if (blank >= 0) {
      throw file.error(
          line,
          String.format(
              Locale.ROOT,
              "column %d of %d has no name in the header; name it, or write the table without it, as"
                  + " pandas does with index=False",
              blank + 1,
              names.size()));
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw file.error(line, name, "the header names two columns so");
      }
    }
    return names;
  }

  /** Returns true for a line of blanks alone, which the parser takes for one empty cell. */
  private static boolean isBlank(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }

  private Optional<CSVRecord> nextRecord() throws IOException {
    text.startRow(parser.getCurrentLineNumber() + 1);
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CSVRecord record = records.next();
      line = parser.getCurrentLineNumber() - lineEnds(record);
      return Optional.of(record);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException wrong) {
        throw quoteError(wrong);
      }
      throw FileErrors.naming(file.path(), Objects.requireNonNull(e.getCause()));
    }
  }

  private IllegalArgumentException quoteError(CSVException wrong) {
    Matcher notClosed = NOT_CLOSED.matcher(String.valueOf(wrong.getMessage()));
    return notClosed.find()
        ? file.error(Long.parseLong(notClosed.group(1)), "a quote is opened and never closed")
        : file.error(
            parser.getCurrentLineNumber(),
            "expected a separator or the end of the line after a closing quote;"
                + " a quote within a quoted cell must be doubled");
  }

  private static long lineEnds(CSVRecord record) {
    long ends = 0;
    for (String cell : record) {
      for (int i = 0; i < cell.length(); i++) {
        char each = cell.charAt(i);
        if (each == '\n' || (each == '\r' && !cell.startsWith("\n", i + 1))) {
          ends++;
        }
      }
    }
    return ends;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
