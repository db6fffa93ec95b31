// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.data.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableStreamTest {
  private static final Map<String, ColumnType> A = Map.of("a", ColumnType.NUMERIC);

  @TempDir private Path directory;

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("table.csv"), content);
  }

  private static List<Table> tables(Path file, Map<String, ColumnType> columns, int rows)
      throws IOException {
    List<Table> tables = new ArrayList<>();
    try (TableStream stream = TableReader.defaults().open(file, columns, rows)) {
      stream.forEachRemaining(tables::add);
    }
    return tables;
  }

  @Test
  void readsTheColumnsWantedInTheOrderAndTypeAskedFor() throws IOException {
    Path file = file("note,b,a\nx,1,01\ny,2,\n");
    Map<String, ColumnType> columns =
        ImmutableMap.of("a", ColumnType.CATEGORY, "b", ColumnType.NUMERIC);
    assertThat(tables(file, columns, 10))
        .containsExactly(Table.builder().texts("a", List.of("01", "")).numbers("b", 1, 2).build());
  }

  @Test
  void readsALargeFileInTablesOfBoundedSize() throws IOException {
    int rows = 1_000_003;
    Path file = directory.resolve("large.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("skipped,a,kind\n");
      for (int row = 0; row < rows; row++) {
        out.write("text " + row + "," + row + ",k" + row % 3 + "\n");
      }
    }
    Map<String, ColumnType> columns =
        ImmutableMap.of("a", ColumnType.NUMERIC, "kind", ColumnType.CATEGORY);
    int seen = 0;
    try (TableStream stream = TableReader.defaults().open(file, columns)) {
      while (stream.hasNext()) {
        Table table = stream.next();
        assertThat(table.names()).containsExactly("a", "kind");
        assertThat(table.rows()).isEqualTo(Math.min(4096, rows - seen));
        assertThat(table.column("a").number(0)).isEqualTo(seen);
        seen += table.rows();
        assertThat(table.column("kind").text(table.rows() - 1)).isEqualTo("k" + (seen - 1) % 3);
      }
    }
    assertThat(seen).isEqualTo(rows);
  }

  @Test
  void endsWithAFullTableIfTheRowsFit() throws IOException {
    assertThat(tables(file("a\n1\n2\n3\n4\n"), A, 2)).extracting(Table::rows).containsExactly(2, 2);
    assertThat(tables(file("a\n1\n2\n3\n"), A, 2)).extracting(Table::rows).containsExactly(2, 1);
  }

  @Test
  void namesTheLineOfACellThatIsNoNumber() throws IOException {
    Path file = file("a,b\n1,\"x\ny\"\n2,z\noops,\n");
    assertThatThrownBy(() -> tables(file, A, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s, line 5, column \"a\": expected a number; got \"oops\"", file);
  }

  @Test
  void namesTheLineOfAnInfiniteNumber() throws IOException {
    Path file = file("a\n1\n1e400\n");
    assertThatThrownBy(() -> tables(file, A, 2))
        .hasMessage("%s, line 3, column \"a\": expected a finite number; got \"1e400\"", file);
  }

  @Test
  void readsDecimalCommasButNotBesidePoints() throws IOException {
    assertThat(tables(file("a;b\n1,5;2\n3;4\n"), A, 5))
        .containsExactly(Table.builder().numbers("a", 1.5, 3).build());
    Path mixed = file("a;b\n1,5;2\n3;4\n2.5;4\n");
    assertThatThrownBy(() -> tables(mixed, A, 1))
        .hasMessage(
            "%s, line 4, column \"a\": expected a decimal comma, as in the rows above; got \"2.5\"",
            mixed);
  }

  @Test
  void readsPointsBetweenThousandsBesideDecimalCommas() throws IOException {
    assertThat(tables(file("a;b\n1.234,5;2\n-12.345.678;4\n0,5;5\n7;6\n"), A, 5))
        .containsExactly(Table.builder().numbers("a", 1234.5, -12_345_678, 0.5, 7).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.23,5", "1.2345,6", "1.234,5,6", ".234,5", "1,234.5", "1.234,5e3"})
  void rejectsPointsThatDoNotPartThousands(String text) throws IOException {
    Path file = file("a;b\n" + text + ";2\n");
    assertThatThrownBy(() -> tables(file, A, 2))
        .hasMessage("%s, line 2, column \"a\": expected a number; got \"%s\"", file, text);
  }

  @Test
  void rejectsPointsThatMayPartThousandsBesideAColumnOfDecimalCommas() throws IOException {
    Path file = file("people;price\n754;1,5\n1.250;2\n12.500;3\n");
    assertThatThrownBy(() -> TableReader.defaults().read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s: column \"people\": \"1.250\" may be a number of thousands, because column"
                + " \"price\" has decimal commas; write numbers without points between thousands,"
                + " or all decimals alike",
            file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "0.250", "1234.567"})
  void readsPointsThatCannotPartThousandsBesideAColumnOfDecimalCommas(String decimal)
      throws IOException {
    Path file = file("a;b\n1.250;1,5\n" + decimal + ";2\n");
    assertThat(TableReader.defaults().read(file).column("a").number(0)).isEqualTo(1.25);
  }

  @Test
  void rejectsAColumnThatIsNotThereAndListsTheOthers() throws IOException {
    Path file = file("b,\"c\nd\"\n1,2\n");
    assertThatThrownBy(() -> tables(file, A, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s, line 1: there is no column \"a\"; the columns are \"b\", \"c\\nd\"", file);
  }

  @Test
  void listsTheFirstOfManyColumns() throws IOException {
    Path file = file("x" + String.join("", names()) + "\n" + "1,".repeat(99) + "1");
    assertThatThrownBy(() -> tables(file, A, 2)).hasMessageEndingWith("\"x48\", \"x49\", ...");
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < 100; i++) {
      names.add(",x" + i);
    }
    return names;
  }

  @Test
  void rejectsATableWithoutRows() throws IOException {
    Path file = file("a,b\n");
    assertThatThrownBy(() -> tables(file, A, 2))
        .hasMessage("%s: the table has a header and no rows; expected at least one", file);
  }

  @Test
  void rejectsARowOfAnotherLengthInASkippedColumn() throws IOException {
    Path file = file("a,b\n1,2\n1\n");
    assertThatThrownBy(() -> tables(file, A, 1))
        .hasMessageContaining("line 3: expected as many cells as the header has (2); got 1");
  }

  @Test
  void rejectsNoColumnsAndNoRows() throws IOException {
    Path file = file("a\n1\n");
    assertThatThrownBy(() -> tables(file, Map.of(), 1)).hasMessageContaining("at least one column");
    assertThatThrownBy(() -> tables(file, A, 0)).hasMessageContaining("got 0");
  }

  @Test
  void hasNoMoreTablesAfterTheLast() throws IOException {
    try (TableStream stream = TableReader.defaults().open(file("a\n1\n"), A)) {
      assertThat(stream.next().rows()).isEqualTo(1);
      assertThat(stream.hasNext()).isFalse();
      assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }
  }
}
