// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.ByteSource;
import dev.kan.examples.fit.Flats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that cannot be used: one line names file, row and column, and nothing is left behind. */
class MalformedTablesTest {
  @TempDir private static Path shared;
  @TempDir private Path directory;

  /**
   * A table that cannot be used.
   *
   * @param name what is wrong with it
   * @param bytes the content
   * @param expected what the line says beside the name of the file
   */
  record Case(String name, ByteSource bytes, List<String> expected) {
    static Case of(String name, String text, String... expected) {
      return of(name, text.getBytes(UTF_8), expected);
    }

    static Case of(String name, byte[] bytes, String... expected) {
      return new Case(name, ByteSource.wrap(bytes), List.of(expected));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void fitAModel() throws IOException {
    Path csv = Flats.write(shared.resolve("flats.csv"), 60, "dear");
    assertThat(
            CommandRun.of(
                    "fit", csv, "--target", "price", "--out", shared.resolve("m"), "--width", "0")
                .code())
        .isZero();
  }

  /** Returns rows that can be learned from, of the columns a, b and y. */
  private static List<String> rows() {
    return IntStream.range(0, 20)
        .mapToObj(r -> r + "," + (r * 7 % 5) + "," + (2 * r + r % 3))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String table(String header, List<String> rows) {
    return header + "\n" + String.join("\n", rows) + "\n";
  }

  /** Returns a table whose row in line 9 is another one. */
  private static String withLine9(String row) {
    List<String> rows = rows();
    rows.set(7, row);
    return table("a,b,y", rows);
  }

  private static String constant(String y) {
    return table("a,b,y", IntStream.range(0, 20).mapToObj(r -> r + "," + r % 3 + "," + y).toList());
  }

  static Stream<Case> tables() {
    List<Case> cases = new ArrayList<>();
    cases.add(Case.of("empty", "", "empty"));
    cases.add(Case.of("blank lines only", "\n\n  \n"));
    cases.add(Case.of("header only", "a,b,y\n", "no rows"));
    cases.add(Case.of("header without a line end", "a,b,y", "no rows"));
    cases.add(Case.of("a name twice", table("a,a,y", rows()), "line 1", "\"a\""));
    cases.add(Case.of("the target twice", table("a,y,y", rows()), "line 1", "\"y\""));
    cases.add(Case.of("a blank name", table("a,,y", rows()), "line 1"));
    cases.add(Case.of("a name of blanks", table("a,  ,y", rows()), "line 1"));
    cases.add(Case.of("no target", table("a,b,z", rows()), "\"y\"", "[a, b, z]"));
    cases.add(Case.of("the target in capitals", table("a,b,Y", rows()), "\"y\"", "[a, b, Y]"));
    cases.add(Case.of("the target alone", "y\n" + "1\n2\n3\n".repeat(9)));
    cases.add(Case.of("one row", "a,b,y\n1,2,3\n"));
    cases.add(Case.of("few rows", table("a,b,y", rows().subList(0, 4)), "rows"));
    cases.add(Case.of("every target missing", constant(""), "target is missing"));
    cases.add(Case.of("every target NA", constant("NA"), "target is missing"));
    cases.add(Case.of("a constant target", constant("3"), "\"y\"", "nothing to learn"));
    cases.add(Case.of("one class", constant("yes"), "\"y\"", "nothing to learn"));
    cases.add(Case.of("constant columns", table("a,b,y", constantColumns()), "\"a\"", "\"b\""));
    cases.add(
        Case.of(
            "a class for each row", table("a,b,y", classes()), "\"y\"", "25 different classes"));
    for (String odd :
        List.of(
            "x",
            "1.2.3",
            "--3",
            "0x1F",
            "1e",
            "e5",
            "$5",
            "5%",
            "1 000",
            "1_000",
            "12abc",
            "\u0661",
            "3,5\u00a0",
            "#REF!",
            "TRUE",
            "2026-11-28",
            "<1",
            "5d",
            "1/2",
            "n.a",
            "..",
            "-",
            "+",
            "1,5",
            "=A1",
            "\u00bd",
            "10k",
            "1.5.",
            "O",
            "~3",
            "NaN5",
            "1;2")) {
      String cell = odd.contains(",") ? '"' + odd + '"' : odd;
      String many = withLine9(cell + ",1,3");
      cases.add(Case.of("among numbers " + odd, many, "line 9", "\"a\""));
    }
    for (String infinite : List.of("Infinity", "-Infinity", "inf", "1e400", "-1e999")) {
      cases.add(Case.of("infinite " + infinite, withLine9(infinite + ",1,3"), "line 9", "\"a\""));
      cases.add(
          Case.of("infinite target " + infinite, withLine9("1,1," + infinite), "line 9", "\"y\""));
    }
    cases.add(Case.of("too few cells", withLine9("1,2"), "line 9"));
    cases.add(Case.of("too many cells", withLine9("1,2,3,4"), "line 9"));
    cases.add(Case.of("one cell", withLine9("1"), "line 9"));
    cases.add(Case.of("a trailing separator", withLine9("1,2,3,"), "line 9"));
    cases.add(Case.of("an open quote", withLine9("1,\"2,3"), "line 9"));
    cases.add(Case.of("an open quote in the header", "a,\"b,y\n1,2,3\n"));
    cases.add(Case.of("text after a quote", withLine9("1,\"2\"x,3"), "line 9"));
    cases.add(Case.of("a NUL character", withLine9("1,2\0,3"), "line 9"));
    cases.add(Case.of("NUL in the header", "a,b\0,y\n1,2,3\n", "line 1"));
    cases.add(Case.of("Latin-1", withLine9("1,caf\u00e9,3").getBytes(ISO_8859_1), "UTF-8"));
    cases.add(Case.of("UTF-16 without a mark", withLine9("1,2,3").getBytes(UTF_16LE)));
    cases.add(Case.of("half a character", bytes("a,b,y\n1,2,3\n1,", 0xe2, 0x82)));
    cases.add(Case.of("a PNG", bytes("", 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0)));
    cases.add(Case.of("a ZIP", bytes("PK", 3, 4, 20, 0, 0, 0)));
    cases.add(Case.of("a gzip", bytes("", 0x1f, 0x8b, 8, 0, 0, 0)));
    cases.add(Case.of("a class file", bytes("", 0xca, 0xfe, 0xba, 0xbe, 0, 0)));
    cases.add(Case.of("JSON", "[\n  {\"a\": 1, \"y\": 2},\n  {\"a\": 1, \"y\": 2}\n]\n"));
    cases.add(Case.of("HTML", "<html>\n<body>\n<p>Not found, sorry</p>\n</body>\n</html>\n"));
    cases.add(Case.of("a sentence", "There is no table here.\n"));
    cases.add(Case.of("separators only", ",,\n,,\n,,\n", "line 1"));
    cases.add(Case.of("comments first", "# made by hand\n" + table("a,b,y", rows())));
    cases.add(Case.of("a title first", "My table\n" + table("a,b,y", rows())));
    cases.add(Case.of("units below the header", "a,b,y\nm,s,kg\n" + String.join("\n", rows())));
    cases.add(Case.of("a sum at the end", table("a,b,y", rows()) + "total,,99\n", "line 22"));
    cases.add(Case.of("tables one below the other", table("a,b,y", rows()).repeat(2), "line 22"));
    cases.add(Case.of("a shorter table below", table("a,b,y", rows()) + "c,d\n1,2\n", "line 22"));
    cases.add(Case.of("another separator below", table("a,b,y", rows()) + "1;2;3\n", "line 22"));
    cases.add(Case.of("texts alone", table("a,b,y", texts()), "\"a\"", "\"b\""));
    cases.add(Case.of("all columns missing", table("a,b,y", missing()), "\"a\"", "\"b\""));
    return cases.stream();
  }

  private static List<String> constantColumns() {
    return IntStream.range(0, 20).mapToObj(r -> "1,x," + r).toList();
  }

  private static List<String> classes() {
    return IntStream.range(0, 25).mapToObj(r -> r * r % 7 + "," + r % 3 + ",class" + r).toList();
  }

  private static List<String> texts() {
    return IntStream.range(0, 20).mapToObj(r -> "text" + r + ",word" + r + "," + r).toList();
  }

  private static List<String> missing() {
    return IntStream.range(0, 20).mapToObj(r -> ",," + r).toList();
  }

  private static byte[] bytes(String start, int... more) {
    byte[] all = Arrays.copyOf(start.getBytes(UTF_8), start.length() + more.length);
    for (int i = 0; i < more.length; i++) {
      all[start.length() + i] = (byte) more[i];
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableThatCannotBeLearnedFromIsOneLine(Case table) throws IOException {
    Path csv = Files.write(directory.resolve("table.csv"), table.bytes().read());
    CommandRun run =
        CommandRun.of("fit", csv, "--target", "y", "--out", directory.resolve("model"));
    check(run, csv, table.expected());
  }

  private void check(CommandRun run, Path csv, List<String> expected) {
    assertThat(run.code()).isIn(1, 2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains(csv.toString())
        .satisfies(line -> expected.forEach(each -> assertThat(line).contains(each)));
    assertThat(directory.toFile().list()).containsExactly("table.csv");
  }

  static Stream<Case> rowsToPredict() {
    String header = "area,district,rooms\n";
    return Stream.of(
        Case.of("empty", ""),
        Case.of("header only", header, "no rows"),
        Case.of("a column less", "area,rooms\n1,2\n", "\"district\"", "\"area\", \"rooms\""),
        Case.of("another name", "area,District,rooms\n1,south,2\n", "\"district\""),
        Case.of(
            "a text for a number", header + "80,south,2\nlarge,south,2\n", "line 3", "\"area\""),
        Case.of("an infinite number", header + "80,south,1e999\n", "line 2", "\"rooms\""),
        Case.of("a decimal comma", header + "\"80,5\",south,2\n", "line 2", "\"area\""),
        Case.of("too few cells", header + "80,south\n", "line 2"),
        Case.of("too many cells", header + "80,south,2,3\n", "line 2"),
        Case.of("an open quote", header + "80,\"south,2\n", "line 2"),
        Case.of(
            "late in a long table", header + "80,south,2\n".repeat(9000) + "x,south,2\n", "9002"),
        Case.of("Latin-1", (header + "1,s\u00fcd,2\n").getBytes(ISO_8859_1), "UTF-8"));
  }

  @ParameterizedTest
  @MethodSource("rowsToPredict")
  void aTableThatCannotBePredictedIsOneLine(Case table) throws IOException {
    Path csv = Files.write(directory.resolve("table.csv"), table.bytes().read());
    CommandRun run =
        CommandRun.of("predict", shared.resolve("m"), csv, "--out", directory.resolve("out.csv"));
    check(run, csv, table.expected());
  }
}
