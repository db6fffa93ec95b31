// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Strings;
import dev.kan.core.data.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes of malformed and odd files with the default settings: one line, or a table. */
class OddTablesTest {
  @TempDir private Path directory;

  static Stream<Arguments> malformed() {
    return Stream.of(
        // files that are no tables
        bad("", ": the file is empty; expected a header with the names of the columns"),
        bad("\n", ": the file is empty"),
        bad("\r\n\r\n  \r\n", ": the file is empty"),
        bad("\ufeff", ": the file is empty"),
        bad(UTF_16LE.encode("\ufeff").array(), ": the file is empty"),
        bad("a,b", ": the table has a header and no rows; expected at least one"),
        bad("a,b\n", ": the table has a header and no rows"),
        bad("a,b\n\n\n", ": the table has a header and no rows"),
        bad("a\n", ": the table has a header and no rows"),
        bad("a,b\n1,2\0", ", line 2: NUL characters are not allowed"),
        bad("\0\0\0\0", ", line 1: NUL characters are not allowed"),
        bad("a,b\n1,2".getBytes(UTF_16LE), ", line 1: NUL characters are not allowed"),
        bad(
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'},
            ", line 1: these bytes are no text"),
        bad(new byte[] {'P', 'K', 3, 4, 20, 0, 8, 8}, ", line 1: NUL characters are not allowed"),
        bad(new byte[] {0x1f, (byte) 0x8b, 8, 8}, ", line 1: these bytes are no text in UTF-8"),
        bad(
            "a,b\n1,x\n2,caf\u00e9\n".getBytes(ISO_8859_1),
            ", line 3: these bytes are no text in UTF-8"),
        bad("a\n\u00fc\n".getBytes(ISO_8859_1), "name its encoding, for instance windows-1252"),
        bad("a\r\n1\r\n\r\n\u00fc\n".getBytes(ISO_8859_1), ", line 4: these bytes"),
        bad("a\r1\r\u00fc".getBytes(ISO_8859_1), ", line 3: these bytes"),
        bad(new byte[] {'a', '\n', (byte) 0xe2, (byte) 0x82}, ", line 2: these bytes"),
        bad(new byte[] {'a', '\n', (byte) 0xed, (byte) 0xa0, (byte) 0x80}, ", line 2: these bytes"),
        bad(new byte[] {'a', '\n', (byte) 0xc0, (byte) 0xaf}, ", line 2: these bytes"),
        bad(new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0, '\n', 0, '1'}, ", line 2: these bytes"),
        bad("\ufeffa\n1\n\0", ", line 3: NUL characters are not allowed"),
        // headers
        bad("a,,c\n1,2,3\n", ", line 1: column 2 of 3 has no name in the header"),
        bad(
            ",a\n0,2\n",
            ", line 1: column 1 of 2 has no name in the header; name it, or write the table without it"),
        bad("a,b,\n1,2,\n", ", line 1: column 3 of 3 has no name"),
        bad("a, \"  \"\n1,2\n", ", line 1: column 2 of 2 has no name"),
        bad("a;\n1;2\n", ", line 1: column 2 of 2 has no name"),
        bad("\n\na,,c\n1,2,3\n", ", line 3: column 2 of 3 has no name"),
        bad(",,\n1,2,3\n", ", line 1: column 1 of 3 has no name"),
        bad("a,b,a\n1,2,3\n", ", line 1, column \"a\": the header names two columns so"),
        bad("a, a \n1,2\n", ", line 1, column \"a\": the header names two columns so"),
        bad("\"a\nb\",\"a\nb\"\n1,2\n", ", line 1, column \"a\\nb\": the header names two"),
        // rows of another length
        bad("a,b\n1\n", ", line 2: expected as many cells as the header has (2); got 1"),
        bad("a,b\n1,2,3\n", ", line 2: expected as many cells as the header has (2); got 3"),
        bad("a,b\n1,2,\n", ", line 2: expected as many cells as the header has (2); got 3"),
        bad("a,b\n1,2\n3\n", ", line 3: expected as many cells as the header has (2); got 1"),
        bad("a,b\n1,2\n\n3\n", ", line 4: expected as many cells as the header has (2); got 1"),
        bad("a,b\n1,2\n3,4,5", ", line 3: expected as many cells as the header has (2); got 3"),
        bad(
            "a,b\n\"x\ny\",1\n2\n",
            ", line 4: expected as many cells as the header has (2); got 1"),
        bad(
            "a,b\n\"x\ny\n\n\"\n2,1\n",
            ", line 2: expected as many cells as the header has (2); got 1"),
        bad(
            "a,b\r\n\"x\r\ny\",1\r\n2\r\n",
            ", line 4: expected as many cells as the header has (2); got 1"),
        bad("a,b\r1,2\r3\r", ", line 3: expected as many cells as the header has (2); got 1"),
        bad("a\n1\n2,3\n", ", line 3: expected as many cells as the header has (1); got 2"),
        bad("a;b\n1;2;3\n", ", line 2: expected as many cells as the header has (2); got 3"),
        bad("a\tb\n1\n", ", line 2: expected as many cells as the header has (2); got 1"),
        bad("a,b\n1 2\n3 4\n", ", line 2: expected as many cells as the header has (2); got 1"),
        bad(
            "price,unit\n1,234,kg\n5,kg\n",
            ", line 2: expected as many cells as the header has (2); got 3"),
        bad("a,b,c\n1,2\n3,4\n", ", line 2: expected as many cells as the header has (3); got 2"),
        bad("a,b\n1,2\ntotal\n", ", line 3: expected as many cells as the header has (2); got 1"),
        bad(
            "# comment\na,b\n1,2\n",
            ", line 2: expected as many cells as the header has (1); got 2"),
        // quotes
        bad("a,b\n1,\"2\n3,4\n", ", line 2: a quote is opened and never closed"),
        bad("a,b\n1,2\n\"3,4\n", ", line 3: a quote is opened and never closed"),
        bad("a,b\n\"x\ny\",\"2\n", ", line 3: a quote is opened and never closed"),
        bad("\"a,b\n1,2\n", ", line 1: a quote is opened and never closed"),
        bad("a,b\n1,\"", ", line 2: a quote is opened and never closed"),
        bad("a,b\n1,\"x\"\"", ", line 2: a quote is opened and never closed"),
        bad(
            "a,b\n1,\"x\"y\n",
            ", line 2: expected a separator or the end of the line after a closing quote"),
        bad("a,b\n1,\"5\" pipe\"\n", ", line 2: expected a separator or the end of the line"),
        bad("\"a\"b,c\n1,2\n", ", line 1: expected a separator or the end of the line"),
        bad("a,b\n1,\"x\\\"y\"\n", ", line 2: expected a separator or the end of the line"),
        bad("a,b\n1,\"2\n3,\"4\"\n", ", line 3: expected a separator or the end of the line"),
        bad(
            "a,b\n1," + Strings.repeat("x", 17_000_000) + "\n",
            ", line 2: the row is longer than 16777216 characters"),
        bad(
            "a,b\n1,2\n3,\"" + Strings.repeat("4,5\n", 4_250_000) + "\"\n",
            ", line 3: the row is longer than 16777216 characters; is a quote in it not closed?"),
        // numbers with a few other cells
        bad(
            "a\n1\n2\nx\n",
            ", line 4, column \"a\": expected a number as in most cells of the column; got \"x\""),
        bad(
            "id,a\n1,3\n2,\n3,oops\n4,5\n",
            ", line 4, column \"a\": expected a number as in most cells of the column; got \"oops\""),
        bad(
            "a,b\n1,2\n3,1.2.3\n4,5\n",
            ", line 3, column \"b\": expected a number as in most cells of the column; got \"1.2.3\""),
        bad(
            "a\n1\n\"1,234\"\n3\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"1,234\""),
        bad(
            "a\n1\n1_000\n3\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"1_000\""),
        bad(
            "a\n1\n\u0661\u0662\n3\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"\u0661\u0662\""),
        bad("a\n1\n\uff11\n3\n", ", line 3, column \"a\": expected a number"),
        bad("a\n1\n\u22122\n3\n", ", line 3, column \"a\": expected a number"),
        bad(
            "a\n1\n0x10\n3\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"0x10\""),
        bad("a\n1\n0x1p3\n3\n", ", line 3, column \"a\": expected a number"),
        bad(
            "a\n1\n2d\n3\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"2d\""),
        bad("a\n1\n2f\n3\n", ", line 3, column \"a\": expected a number"),
        bad("a\n1\n2L\n3\n", ", line 3, column \"a\": expected a number"),
        bad(
            "a\n1\n1e\n3\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"1e\""),
        bad("a\n1\ne5\n3\n", ", line 3, column \"a\": expected a number"),
        bad("a\n1\n.\n3\n", ", line 3, column \"a\": expected a number"),
        bad(
            "a\n1\n-\n3\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"-\""),
        bad("a\n1\n--2\n3\n", ", line 3, column \"a\": expected a number"),
        bad(
            "a\n1\n2 3\n4\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"2 3\""),
        bad("a\n1\n$2\n4\n", ", line 3, column \"a\": expected a number"),
        bad("a\n1\n2%\n4\n", ", line 3, column \"a\": expected a number"),
        bad(
            "a\n1\n1\u00a0000\n4\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"1\\u00a0000\""),
        bad("a\n1\n1e5.5\n3\n", ", line 3, column \"a\": expected a number"),
        bad("a\n1\n2020-01-02\n3\n", ", line 3, column \"a\": expected a number"),
        bad(
            "a\n1\nna\n3\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"na\"; correct it, or make it a missing word, or declare the column a category"),
        bad(
            "a\n1\n\"x\ny\"\n3\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"x\\ny\""),
        bad("\"a \"\"b\"\"\nc\"\n1\nx\n2\n", ", line 4, column \"a \"b\"\\nc\": expected a number"),
        bad(
            "a\n1\n" + Strings.repeat("x", 100) + "\n3\n",
            "got \"" + Strings.repeat("x", 60) + "...\""),
        bad(
            "a\n" + Strings.repeat("1\n2.5\n", 1000) + "unknown\n" + Strings.repeat("3\n", 1000),
            ", line 2002, column \"a\": expected a number as in most cells of the column; got \"unknown\""),
        bad(
            "a\n" + ages(0, 100) + Strings.repeat("unknown\n", 50),
            ", line 102, column \"a\": expected a number"),
        bad(
            "a;b\n1,5;x\n2.5;y\n3,5;z\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"2.5\""),
        bad(
            "a;b\n1.5;x\n2,5;y\n3.5;z\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"2,5\""),
        bad(
            "a;b\n1,5;x\n1.23,5;y\n3,5;z\n",
            ", line 3, column \"a\": expected a number as in most cells of the column; got \"1.23,5\""),
        bad(
            "a;b\n1,234;1.234\n2,5;\n",
            ": column \"b\": \"1.234\" may be a number of thousands, because column \"a\" has decimal"),
        bad("a;b\n1,5;x\n1,2,3;y\n3,5;z\n", ", line 3, column \"a\": expected a number"),
        bad("a\tb\n1\tx\n2,5\ty\n3\tz\n", ", line 3, column \"a\": expected a number"),
        // infinite numbers
        bad("a\n1\n1e400\n3\n", ", line 3, column \"a\": expected finite numbers; got \"1e400\""),
        bad("a\n1\n-1e999\n", ", line 3, column \"a\": expected finite numbers; got \"-1e999\""),
        bad("a\nInfinity\n", ", line 2, column \"a\": expected finite numbers; got \"Infinity\""),
        bad("a\n1\n-inf\n", ", line 3, column \"a\": expected finite numbers; got \"-inf\""),
        bad("a\n1\ninf\nInf\n", ", line 3, column \"a\": expected finite numbers; got \"inf\""),
        bad(
            "a\n1\n2\nx\ninf\n3\n",
            ", line 4, column \"a\": expected a number as in most cells of the column; got \"x\""));
  }

  @ParameterizedTest(name = "{index}{1}")
  @MethodSource
  void malformed(byte[] content, String line) throws IOException {
    Path file = Files.write(directory.resolve("odd.csv"), content);
    assertThatThrownBy(() -> TableReader.defaults().read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(line)
        .message()
        .doesNotContain("\n", "\r");
  }

  static Stream<Arguments> odd() {
    return Stream.of(
        good("a,b\n1,2", numbers("a", 1).numbers("b", 2)),
        good("a,b\r\n1,2\r\n3,4\r\n", numbers("a", 1, 3).numbers("b", 2, 4)),
        good("a,b\r1,2\r3,4", numbers("a", 1, 3).numbers("b", 2, 4)),
        good("\n\na,b\n\n1,2\n   \n3,4\n\n\n", numbers("a", 1, 3).numbers("b", 2, 4)),
        good("a;b\n1;2\n", numbers("a", 1).numbers("b", 2)),
        good("a\tb\n1\t2\n", numbers("a", 1).numbers("b", 2)),
        good("a|b\n1|2\n", numbers("a", 1).numbers("b", 2)),
        good("a\tb\n\t2\n3\t\n", numbers("a", Double.NaN, 3).numbers("b", 2, Double.NaN)),
        good("a;b\n1,5;-2\n,25;1e3\n", numbers("a", 1.5, 0.25).numbers("b", -2, 1000)),
        good("a;b\n1.5;x,y\n", numbers("a", 1.5).texts("b", List.of("x,y"))),
        good("a;b\n1,234;1.23\n2,5;\n", numbers("a", 1.234, 2.5).numbers("b", 1.23, Double.NaN)),
        good("a;b\n1.234,5;x\n-3,5;y\n", numbers("a", 1234.5, -3.5).texts("b", List.of("x", "y"))),
        good("a,b\nx;y,1;2\nz;y,3;4\n", texts("a", "x;y", "z;y").texts("b", List.of("1;2", "3;4"))),
        good("name\tnote\nx\ta, b, c\n", texts("name", "x").texts("note", List.of("a, b, c"))),
        good("\"a;b\",c\n1,2\n", numbers("a;b", 1).numbers("c", 2)),
        good("a\n1\n2\n", numbers("a", 1, 2)),
        good("a b\n1\n", numbers("a b", 1)),
        good(" a , b \n 1 , x \n", numbers("a", 1).texts("b", List.of("x"))),
        good("a, \"b\"\n1, \"x, y\" \n", numbers("a", 1).texts("b", List.of("x, y"))),
        good("\" a \",\"b\"\n\" 1 \",\" x \"\n", numbers("a", 1).texts("b", List.of("x"))),
        good("\"a\"\"b\",\"c\nd\"\n1,2\n", numbers("a\"b", 1).numbers("c\nd", 2)),
        good("a,b\n\"x\ny\",\"p\r\nq\"\n", texts("a", "x\ny").texts("b", List.of("p\r\nq"))),
        good("a,b\n\"say \"\"hi\"\"\",\"\"\n", texts("a", "say \"hi\"").numbers("b", Double.NaN)),
        good("a,b\n5\" pipe,it's\n", texts("a", "5\" pipe").texts("b", List.of("it's"))),
        good("a\n\"\"\n1\n", numbers("a", Double.NaN, 1)),
        // codes keep their zeros
        good(
            "zip,n\n01234,0\n99999,10\nNA,0\n",
            texts("zip", "01234", "99999", "").numbers("n", 0, 10, 0)),
        good("a\n00.5\n01\n", numbers("a", 0.5, 1)),
        good("a\n0\n-1\n0.5\n", numbers("a", 0, -1, 0.5)),
        good(
            "a,b\n,\n,\n",
            numbers("a", Double.NaN, Double.NaN).numbers("b", Double.NaN, Double.NaN)),
        good(
            "a,b\n1,\n2,NA\n3,?\n",
            numbers("a", 1, 2, 3).numbers("b", Double.NaN, Double.NaN, Double.NaN)),
        good(
            "a\nNA\nN/A\nNaN\nnan\nnull\nNULL\n?\nNone\n7\n",
            numbers(
                "a",
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                7)),
        good("a\nx\nNA\n\"?\"\nna\n", texts("a", "x", "", "", "na")),
        good("a\n+5\n.5\n5.\n-.5e-3\n1E+2\n007\n", numbers("a", 5, 0.5, 5, -0.0005, 100, 7)),
        good("a\n-0\n0\n", numbers("a", -0.0, 0.0)),
        good(
            "a\n1e-400\n4.9e-324\n1.7976931348623157e308\n",
            numbers("a", 0, Double.MIN_VALUE, Double.MAX_VALUE)),
        good("a\n0.1000000000000000055511151231257827\n", numbers("a", 0.1)),
        good("a\n123456789012345678901234567890\n", numbers("a", 1.2345678901234568e29)),
        good("a\nyes\nno\n\n", texts("a", "yes", "no")),
        good("a\ntrue\nfalse\n", texts("a", "true", "false")),
        good("a\n0\n1\n", numbers("a", 0, 1)),
        good("a\n1\nx\n", texts("a", "1", "x")),
        good("a\n1\nx\ny\n", texts("a", "1", "x", "y")),
        good("a\n2020-01-02\n2021-03-04\n", texts("a", "2020-01-02", "2021-03-04")),
        good("a\n12:30\n1:15\n", texts("a", "12:30", "1:15")),
        good("a\n\u00e4\u00f6\n\ud83d\ude00\n", texts("a", "\u00e4\u00f6", "\ud83d\ude00")),
        good("\u00fcber,\u6570\n1,2\n", numbers("\u00fcber", 1).numbers("\u6570", 2)),
        good("\ufeffa,b\n1,2\n", numbers("a", 1).numbers("b", 2)),
        good("\ufeff\"a\",b\n1,2\n", numbers("a", 1).numbers("b", 2)),
        good(
            "\ufeff\u00e4;b\n\u00e9;\u20ac\n".getBytes(UTF_16LE),
            texts("\u00e4", "\u00e9").texts("b", List.of("\u20ac"))),
        good(
            "\ufeff\u00e4;b\n\u00e9;\u20ac\n".getBytes(UTF_16BE),
            texts("\u00e4", "\u00e9").texts("b", List.of("\u20ac"))),
        good("#a,#b\n1,2\n", numbers("#a", 1).numbers("#b", 2)),
        good("1,2\n3,4\n", numbers("1", 3).numbers("2", 4)),
        good("a,b\n=1+2,@x\n", texts("a", "=1+2").texts("b", List.of("@x"))));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource
  void odd(byte[] content, Table expected) throws IOException {
    Path file = Files.write(directory.resolve("odd.csv"), content);
    assertThat(TableReader.defaults().read(file)).isEqualTo(expected);
  }

  private static String ages(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int age = from; age < to; age++) {
      lines.append(age).append('\n');
    }
    return lines.toString();
  }

  private static Table.Builder numbers(String name, double... values) {
    return Table.builder().numbers(name, values);
  }

  private static Table.Builder texts(String name, String... values) {
    return Table.builder().texts(name, List.of(values));
  }

  private static Arguments bad(String content, String line) {
    return bad(content.getBytes(UTF_8), line);
  }

  private static Arguments bad(byte[] content, String line) {
    return Arguments.of(content, line);
  }

  private static Arguments good(String content, Table.Builder expected) {
    return good(content.getBytes(UTF_8), expected);
  }

  private static Arguments good(byte[] content, Table.Builder expected) {
    return Arguments.of(content, expected.build());
  }
}
