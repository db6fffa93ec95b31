// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.kan.core.data.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads tables from files of comma-separated values with a header (RFC 4180).
 *
 * <pre>{@code
 * Table passengers = TableReader.defaults().read(Path.of("titanic.csv"));
 * }</pre>
 *
 * <p>The columns of a file that does not fit in memory are read some rows at a time:
 *
 * <pre>{@code
 * Map<String, ColumnType> types = Map.of("age", ColumnType.NUMERIC, "sex", ColumnType.CATEGORY);
 * try (TableStream stream = TableReader.defaults().open(Path.of("titanic.csv"), types)) {
 *   while (stream.hasNext()) {
 *     Table rows = stream.next();
 *   }
 * }
 * }</pre>
 *
 * <p><b>Files.</b> Cells may be quoted and then contain separators, line ends and doubled quotes.
 * Lines end with LF, CRLF or CR, and blank lines are skipped. Blanks around cells and names are
 * removed. All rows have as many cells as the header, whose names are not blank and all different.
 *
 * <p><b>Types.</b> A column is numeric if each of its cells is missing or a finite number in
 * decimal digits, with an optional sign, decimal point and exponent; otherwise its cells are texts.
 * Whole numbers some of which begin with a zero, such as {@code 007}, are codes and so texts too.
 * Where the separator is a semicolon, the numbers of a column may all have a decimal comma instead,
 * and then points between groups of three digits, such as {@code 1.234,5}. It is an error if beside
 * such a column another one has only points that may be of either kind, such as {@code 1.234}. A
 * column of numbers with a few other cells is an error rather than a column of texts: more than
 * half of its cells are numbers, the others have at most 10 different texts, and these are at most
 * 10 cells, fewer than 1 % of the cells, or beside more than 20 different numbers. A column whose
 * cells are all numbers but for infinite ones is an error too.
 *
 * <p><b>Errors</b> in a file are of type {@link IllegalArgumentException}. Their message is one
 * line that names the file, the line in it, counted from 1, and the column.
 *
 * @param separator the character between cells; empty if it is recognised among comma, semicolon,
 *     tab and vertical bar
 * @param charset the encoding; empty if it is the one that a byte order mark tells, of UTF-8 and
 *     UTF-16, or UTF-8 without one
 * @param missingWords the texts of missing cells, to the case; an empty cell is always missing
 * @param types the types of columns by name; those of other columns are recognised
 */
public record TableReader(
    Optional<Character> separator,
    Optional<Charset> charset,
    Set<String> missingWords,
    Map<String, ColumnType> types) {
  private static final int MOST_ROWS = 4096;

  /** The words that pandas reads as missing, and the question mark of the UCI tables. */
  private static final ImmutableSet<String> MISSING_WORDS =
      ImmutableSet.of(
          "#N/A",
          "#N/A N/A",
          "#NA",
          "-1.#IND",
          "-1.#QNAN",
          "-NaN",
          "-nan",
          "1.#IND",
          "1.#QNAN",
          "<NA>",
          "N/A",
          "NA",
          "NULL",
          "NaN",
          "None",
          "n/a",
          "nan",
          "null",
          "?");

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the separator can be part of a number, a letter, a quote or
   *     a line end
   */
  public TableReader {
    separator.ifPresent(TableReader::check);
    missingWords = ImmutableSet.copyOf(missingWords);
    types = ImmutableMap.copyOf(types);
  }

  private static void check(char separator) {
    checkArgument(
        !Character.isLetterOrDigit(separator) && "+-.\"\r\n\0".indexOf(separator) < 0,
        "a separator must not be a letter, digit, sign, point, quote or line end; got %s",
        CsvFile.quoted(Character.toString(separator)));
  }

  /** Returns a reader that recognises all, with the missing words of {@link #builder}. */
  public static TableReader defaults() {
    return builder().build();
  }

  /**
   * Returns a builder with the default settings: all is recognised, and the missing words are those
   * of pandas and {@code ?}.
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the table in a file, which is read twice.
   *
   * @param file the file; a pipe is read into memory
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the file is empty, is not text, is not a table with a
   *     header and at least one row, does not have a column of {@link #types}, or has a cell that
   *     is not of its column's type
   */
  public Table read(Path file) throws IOException {
    CsvFile source = CsvFile.rereadable(file);
    try (TableStream stream = open(source, surveyed(source), Integer.MAX_VALUE)) {
      return stream.read();
    }
  }

  /**
   * Returns the names of the columns in a file, in order.
   *
   * @param file the file
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the file is empty, is not text, or has no header
   */
  public List<String> header(Path file) throws IOException {
    try (CsvRows rows = CsvRows.open(CsvFile.of(file), charset, separator)) {
      return rows.header();
    }
  }

  private Map<String, ColumnType> surveyed(CsvFile file) throws IOException {
    try (CsvRows rows = CsvRows.open(file, charset, separator)) {
      types.keySet().forEach(rows::indexOf);
      boolean commas = rows.separator() == Separator.SEMICOLON;
      List<ColumnSurvey> surveys = new ArrayList<>();
      rows.header().forEach(name -> surveys.add(new ColumnSurvey(commas)));
      for (Optional<CSVRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
        for (int c = 0; c < surveys.size(); c++) {
          String text = row.get().get(c).strip();
          if (!isMissing(text)) {
            surveys.get(c).add(text, rows.line());
          }
        }
      }
      Map<String, ColumnType> found = new LinkedHashMap<>();
      for (int c = 0; c < surveys.size(); c++) {
        String name = rows.header().get(c);
        ColumnType declared = types.get(name);
        found.put(name, declared == null ? surveys.get(c).type(file, name) : declared);
      }
      return found;
    }
  }

  private boolean isMissing(String text) {
    return text.isEmpty() || missingWords.contains(text);
  }

  /**
   * Opens a file to read some of its columns, up to 4096 rows at a time.
   *
   * @param file the file
   * @param columns the columns to read and their types, at least one, in the order that the tables
   *     will have; others are skipped, and the types of this reader are not used
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the file is empty, is not text, has no row below its
   *     header, or does not have one of the columns
   */
  public TableStream open(Path file, Map<String, ColumnType> columns) throws IOException {
    return open(file, columns, MOST_ROWS);
  }

  /**
   * Opens a file to read some of its columns.
   *
   * @param file the file
   * @param columns the columns to read and their types, as in {@link #open(Path, Map)}
   * @param rows the most rows at a time, at least 1
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException as in {@link #open(Path, Map)}, or if {@code rows} is not
   *     positive
   */
  public TableStream open(Path file, Map<String, ColumnType> columns, int rows) throws IOException {
    checkArgument(!columns.isEmpty(), "at least one column must be read; got none");
    checkArgument(rows >= 1, "at least one row must be read at a time; got %s", rows);
    return open(CsvFile.of(file), columns, rows);
  }

  private TableStream open(CsvFile file, Map<String, ColumnType> columns, int most)
      throws IOException {
    CsvRows rows = CsvRows.open(file, charset, separator);
    try {
      return new TableStream(file, rows, columns, missingWords, most);
    } catch (IOException | IllegalArgumentException e) {
      rows.close();
      throw e;
    }
  }

  /** Builds a {@link TableReader}. */
  public static final class Builder {
    private Optional<Character> separator = Optional.empty();
    private Optional<Charset> charset = Optional.empty();
    private Set<String> missingWords = MISSING_WORDS;
    private final Map<String, ColumnType> types = new LinkedHashMap<>();

    private Builder() {}

    /** Sets the character between cells. Default: recognised. */
    public Builder separator(char character) {
      separator = Optional.of(character);
      return this;
    }

    /** Sets the encoding. Default: told by a byte order mark, or UTF-8 if there is none. */
    public Builder charset(Charset encoding) {
      charset = Optional.of(encoding);
      return this;
    }

    /**
     * Sets the texts that stand for a missing cell, to the case, in place of the default ones.
     * Default: {@code #N/A}, {@code #N/A N/A}, {@code #NA}, {@code -1.#IND}, {@code -1.#QNAN},
     * {@code -NaN}, {@code -nan}, {@code 1.#IND}, {@code 1.#QNAN}, {@code <NA>}, {@code N/A},
     * {@code NA}, {@code NULL}, {@code NaN}, {@code None}, {@code n/a}, {@code nan}, {@code null}
     * and {@code ?}.
     */
    public Builder missingWords(String... words) {
      missingWords = ImmutableSet.copyOf(words);
      return this;
    }

    /** Sets the type of a column. Default: recognised. */
    public Builder type(String column, ColumnType type) {
      types.put(column, type);
      return this;
    }

    /**
     * Returns the reader.
     *
     * @throws IllegalArgumentException if the separator can be part of a number, a letter, a quote
     *     or a line end
     */
    public TableReader build() {
      return new TableReader(separator, charset, missingWords, types);
    }
  }
}
