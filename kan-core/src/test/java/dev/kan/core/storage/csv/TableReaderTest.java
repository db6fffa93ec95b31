// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.golden.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {
  @TempDir private Path directory;

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("table.csv"), content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
  void readsTheEncodingThatIsNamed(String name) throws IOException {
    Charset charset = Charset.forName(name);
    Path file = Files.write(directory.resolve("table.csv"), "a,b\n1,caf\u00e9\n".getBytes(charset));
    assertThat(TableReader.builder().charset(charset).build().read(file))
        .isEqualTo(Table.builder().numbers("a", 1).texts("b", List.of("caf\u00e9")).build());
  }

  @Test
  void namesTheEncodingThatTheBytesAreNotIn() throws IOException {
    Path file = Files.write(directory.resolve("table.csv"), "a\n\u00e9\n".getBytes(ISO_8859_1));
    TableReader reader = TableReader.builder().charset(StandardCharsets.US_ASCII).build();
    assertThatThrownBy(() -> reader.read(file))
        .hasMessageContaining("line 2: these bytes are no text in US-ASCII");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void readsPipes() throws IOException, InterruptedException {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Table expected = Table.builder().numbers("a", 1, 2).build();
    Process first = writing("a\n1\n2\n", pipe);
    assertThat(TableReader.defaults().read(pipe)).isEqualTo(expected);
    assertThat(first.waitFor()).isZero();
    Process second = writing("a\n1\n2\n", pipe);
    try (TableStream stream = TableReader.defaults().open(pipe, Map.of("a", ColumnType.NUMERIC))) {
      assertThat(stream.next()).isEqualTo(expected);
    }
    assertThat(second.waitFor()).isZero();
  }

  private static Process writing(String content, Path pipe) throws IOException {
    return new ProcessBuilder("sh", "-c", "printf '" + content + "' > '" + pipe + "'").start();
  }

  @Test
  void readsTheSeparatorThatIsNamed() throws IOException {
    Path file = file("a:b,c\n1:2,5\n");
    assertThat(TableReader.builder().separator(':').build().read(file))
        .isEqualTo(Table.builder().numbers("a", 1).texts("b,c", List.of("2,5")).build());
  }

  @Test
  void readsDeclaredCategoriesAsTheyAreWritten() throws IOException {
    Path file = file("zip,code\n01234,1\n99999,x\n00001,2\n");
    TableReader reader =
        TableReader.builder()
            .type("zip", ColumnType.CATEGORY)
            .type("code", ColumnType.CATEGORY)
            .build();
    assertThat(reader.read(file))
        .isEqualTo(
            Table.builder()
                .texts("zip", List.of("01234", "99999", "00001"))
                .texts("code", List.of("1", "x", "2"))
                .build());
  }

  @Test
  void readsMissingWordsInPlaceOfTheDefaultOnes() throws IOException {
    Path file = file("a,b\n1,NA\nunknown,x\n,\n");
    assertThat(TableReader.builder().missingWords("unknown").build().read(file))
        .isEqualTo(
            Table.builder()
                .numbers("a", 1, Double.NaN, Double.NaN)
                .texts("b", List.of("NA", "x", ""))
                .build());
  }

  @Test
  void rejectsTextsInADeclaredNumericColumn() throws IOException {
    Path file = file("a\nx\ny\n");
    TableReader reader = TableReader.builder().type("a", ColumnType.NUMERIC).build();
    assertThatThrownBy(() -> reader.read(file))
        .hasMessage("%s, line 2, column \"a\": expected a number; got \"x\"", file);
  }

  @Test
  void rejectsATypeForAColumnThatIsNotThere() throws IOException {
    Path file = file("\na,b\n1,2\n");
    TableReader reader = TableReader.builder().type("c", ColumnType.NUMERIC).build();
    assertThatThrownBy(() -> reader.read(file))
        .hasMessage("%s, line 2: there is no column \"c\"; the columns are \"a\", \"b\"", file);
  }

  @ParameterizedTest
  @ValueSource(chars = {'a', '1', '.', '-', '+', '"', '\n', '\r', '\0'})
  void rejectsSeparatorsThatCellsAreMadeOf(char separator) {
    TableReader.Builder builder = TableReader.builder().separator(separator);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a separator must not be");
  }

  @Test
  void rejectsADirectoryAndAFileThatIsNotThere() {
    assertThatThrownBy(() -> TableReader.defaults().read(directory))
        .isInstanceOf(FileSystemException.class)
        .hasMessage("%s: is a directory, not a table", directory);
    assertThatThrownBy(() -> TableReader.defaults().read(directory.resolve("none.csv")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.csv");
  }

  @Test
  void readsColumnsOfManyNumbersAndManyOtherTextsAsTexts() throws IOException {
    String codes =
        IntStream.range(0, 200)
            .mapToObj(i -> i % 4 == 0 ? "E" + i : Integer.toString(i))
            .collect(Collectors.joining("\n"));
    assertThat(TableReader.defaults().read(file("code\n" + codes)).column("code").isNumeric())
        .isFalse();
  }

  @Test
  void readsFewCodesWithATextAmongThemAsTexts() throws IOException {
    String codes = "1\n2\n3\ncrew\n".repeat(50);
    assertThat(TableReader.defaults().read(file("class\n" + codes)).column("class").isNumeric())
        .isFalse();
  }

  @Test
  void readsWhatPandasReads() throws IOException {
    Path copy = directory.resolve("table.csv");
    try (InputStream in = Goldens.class.getResourceAsStream("/golden/pandas/table.csv")) {
      Files.copy(Objects.requireNonNull(in), copy);
    }
    Table table = TableReader.defaults().read(copy);
    JsonNode golden = Goldens.read("pandas/table.json");
    assertThat(table.names()).containsExactlyElementsOf(golden::fieldNames);
    for (String name : table.names()) {
      TableColumn column = table.column(name);
      JsonNode cells = golden.get(name).get("cells");
      assertThat(column.isNumeric()).isEqualTo(golden.get(name).get("numeric").booleanValue());
      assertThat(column.rows()).isEqualTo(cells.size());
      for (int row = 0; row < cells.size(); row++) {
        assertThat(column.isMissing(row)).isEqualTo(cells.get(row).isNull());
        if (cells.get(row).isNumber()) {
          assertThat(column.number(row)).isEqualTo(cells.get(row).doubleValue());
        } else if (cells.get(row).isTextual()) {
          assertThat(column.text(row)).isEqualTo(cells.get(row).textValue());
        }
      }
    }
  }

  @Test
  void readsTenThousandColumns() throws IOException {
    int columns = 10_000;
    String header =
        IntStream.range(0, columns).mapToObj(c -> "c" + c).collect(Collectors.joining(","));
    String row =
        IntStream.range(0, columns).mapToObj(c -> c + ".5").collect(Collectors.joining(","));
    Table table = TableReader.defaults().read(file(header + "\n" + row + "\n" + row + "\n"));
    assertThat(table.names()).hasSize(columns);
    assertThat(table.column("c9999").number(1)).isEqualTo(9999.5);
  }

  @Test
  void recognisesTheSeparatorOfALineLongerThanTheSample() throws IOException {
    String header =
        IntStream.range(0, 20_000).mapToObj(c -> "c" + c).collect(Collectors.joining(";"));
    String row = IntStream.range(0, 20_000).mapToObj(c -> "1").collect(Collectors.joining(";"));
    assertThat(TableReader.defaults().read(file(header + "\n" + row)).names()).hasSize(20_000);
  }

  @Test
  void readsACellOfAMillionCharacters() throws IOException {
    String text = "x".repeat(1_000_000);
    assertThat(TableReader.defaults().read(file("a,b\n1," + text + "\n")).column("b").text(0))
        .isEqualTo(text);
  }
}
