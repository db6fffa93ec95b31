// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.data.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterTest {
  private static final Table TABLE =
      Table.builder()
          .numbers("size", 1, 2.5, Double.NaN, -0.0)
          .texts("a \"b\",\nc", List.of("x", "", "p,q", "say \"hi\"\r\n!"))
          .numbers("large", 1e300, 1e-7, 1 << 30, 1.2345678901234568e20)
          .build();
  private static final String TEXT =
      """
      size,"a ""b"",
      c",large
      1,x,1.0E300
      2.5,,1.0E-7
      ,"p,q",1073741824
      -0,"say ""hi""\r
      !",1.2345678901234568E20
      """;

  @TempDir private Path directory;

  @Test
  void quotesOnlyWhatMustBeQuoted() throws IOException {
    Path file = directory.resolve("table.csv");
    TableWriter.write(TABLE, file);
    assertThat(file).hasContent(TEXT);
    assertThat(Files.readString(file)).isEqualTo(TEXT);
    assertThat(TableReader.defaults().read(file)).isEqualTo(TABLE);
  }

  @Test
  void writesTheHeaderOnceAboveManyTables() throws IOException {
    StringWriter out = new StringWriter();
    TableWriter writer = TableWriter.to(out);
    for (int row = 0; row < 3; row++) {
      writer.append(Table.ofRow(ImmutableMap.of("row", row, "name", "n" + row)));
    }
    assertThat(out).hasToString("row,name\n0,n0\n1,n1\n2,n2\n");
  }

  @Test
  void quotesTheMissingCellOfASingleColumn() throws IOException {
    StringWriter out = new StringWriter();
    TableWriter.to(out).append(Table.builder().numbers("a", 1, Double.NaN).build());
    assertThat(out).hasToString("a\n1\n\"\"\n");
  }

  @Test
  void rejectsATableOfOtherColumns() throws IOException {
    TableWriter writer = TableWriter.to(new StringWriter()).append(Table.ofRow(Map.of("a", 1)));
    assertThatThrownBy(() -> writer.append(Table.ofRow(Map.of("b", 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the columns [a]; got [b]");
  }

  @Test
  void leavesTheOldFileAndNoOtherIfTheContentFails() throws IOException {
    Path file = Files.writeString(directory.resolve("table.csv"), "old");
    assertThatThrownBy(
            () ->
                TableWriter.write(
                    file,
                    out -> {
                      out.append(TABLE);
                      throw new IllegalStateException("in the middle");
                    }))
        .hasMessage("in the middle");
    assertThatThrownBy(() -> TableWriter.write(file, out -> {}))
        .hasMessageContaining("expected at least one table; got none");
    assertThatThrownBy(() -> TableWriter.write(Table.ofRow(Map.of("a", "\ud800")), file))
        .isInstanceOf(IOException.class);
    assertThat(file).hasContent("old");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void writesWhatIsReadBackEqual(@ForAll("tables") Table table) {
    TableReader.Builder reader = TableReader.builder().separator(',').missingWords();
    table
        .names()
        .forEach(
            name ->
                reader.type(
                    name,
                    table.column(name).isNumeric() ? ColumnType.NUMERIC : ColumnType.CATEGORY));
    assertThat(writtenAndRead(table, reader.build())).isEqualTo(table);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void writesNumbersThatAreRecognised(@ForAll("numericTables") Table table) {
    assertThat(writtenAndRead(table, TableReader.builder().separator(',').build()))
        .isEqualTo(table);
  }

  private static Table writtenAndRead(Table table, TableReader reader) {
    try {
      Path file = Files.createTempFile("table", ".csv");
      try {
        try (Writer out = Files.newBufferedWriter(file)) {
          TableWriter.to(out).append(table);
        }
        return reader.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  static Arbitrary<Table> tables() {
    return tables(Arbitraries.of(true, false));
  }

  @Provide
  static Arbitrary<Table> numericTables() {
    return tables(Arbitraries.just(true));
  }

  private static Arbitrary<Table> tables(Arbitrary<Boolean> numeric) {
    Arbitrary<List<String>> names =
        texts().filter(name -> !name.isBlank()).list().ofMinSize(1).ofMaxSize(5).uniqueElements();
    return Combinators.combine(names, Arbitraries.integers().between(1, 6))
        .flatAs(
            (columns, rows) ->
                Combinators.combine(
                        numeric.list().ofSize(columns.size()),
                        numbers().list().ofSize(columns.size() * rows),
                        texts().list().ofSize(columns.size() * rows))
                    .as((kinds, numbers, texts) -> table(columns, rows, kinds, numbers, texts)));
  }

  private static Table table(
      List<String> names,
      int rows,
      List<Boolean> numeric,
      List<Double> numbers,
      List<String> texts) {
    Table.Builder table = Table.builder();
    for (int c = 0; c < names.size(); c++) {
      int from = c * rows;
      if (numeric.get(c)) {
        table.numbers(
            names.get(c),
            numbers.subList(from, from + rows).stream().mapToDouble(each -> each).toArray());
      } else {
        table.texts(names.get(c), texts.subList(from, from + rows));
      }
    }
    return table.build();
  }

  private static Arbitrary<Double> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().edgeCases(config -> config.none()),
        Arbitraries.integers().between(-3, 1000).map(Integer::doubleValue),
        Arbitraries.of(Double.NaN, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0x1p53, 1e-5));
  }

  /** Texts without blanks at their ends, which a reader removes. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("ab1-. ,;\t|\"\n\r'#=\u00e4\u20ac\u00a0\u2028\u0001")
        .ofMaxLength(8)
        .map(String::strip);
  }
}
