// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Doubles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableTest {
  private static final Table TABLE =
      Table.builder()
          .numbers("age", 22, 38.5, Double.NaN)
          .texts("port", List.of(" Southampton ", "", "3.5"))
          .build();

  @Test
  void readsNumbersAsTextsAndTextsAsNumbers() {
    assertThat(TABLE.column("age").text(0)).isEqualTo("22");
    assertThat(TABLE.column("age").text(1)).isEqualTo("38.5");
    assertThat(TABLE.column("port").text(0)).isEqualTo("Southampton");
    assertThat(TABLE.column("port").number(2)).isEqualTo(3.5);
  }

  @Test
  void findsMissingCells() {
    assertThat(TABLE.column("age").isMissing(2)).isTrue();
    assertThat(TABLE.column("age").isMissing(0)).isFalse();
    assertThat(TABLE.column("port").isMissing(1)).isTrue();
  }

  @Test
  void selectsRowsInTheOrderGiven() {
    Table selected = TABLE.select(2, 0);
    assertThat(selected.rows()).isEqualTo(2);
    assertThat(selected.column("age").number(1)).isEqualTo(22);
    assertThat(selected.column("port").text(0)).isEqualTo("3.5");
  }

  @Test
  void findsTheRowsWithoutMissingCells() {
    assertThat(TABLE.completeRows(List.of("age"))).containsExactly(0, 1);
    assertThat(TABLE.completeRows(List.of("port", "age"))).containsExactly(0);
    assertThat(TABLE.completeRows(List.of())).containsExactly(0, 1, 2);
    assertThat(TABLE.select(1, 2).completeRows(TABLE.names())).isEmpty();
  }

  @Test
  void createsATableOfOneRow() {
    Table row = Table.ofRow(ImmutableMap.of("age", 40, "port", "Cherbourg"));
    assertThat(row)
        .isEqualTo(Table.builder().numbers("age", 40).texts("port", List.of("Cherbourg")).build());
  }

  @Test
  void convertsToShapeAndFirstRows() {
    assertThat(TABLE.toString().lines())
        .containsExactly("Table of 3 rows", "age, port", "22, Southampton", "38.5, ", ", 3.5");
    assertThat(Table.ofBatch(List.of("a"), Batch.of(1, 1, 2, 3, 4, 5, 6)).toString().lines())
        .endsWith("5", "...");
  }

  @Test
  void cutsIntoRowsToTrainAndToTestOn() {
    Table numbers = Table.ofBatch(List.of("a"), Batch.of(1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    TableSplit split = numbers.split(0.2, 1);
    assertThat(split.test().rows()).isEqualTo(2);
    assertThat(
            Stream.of(split.train(), split.test())
                .flatMap(
                    part ->
                        IntStream.range(0, part.rows())
                            .mapToObj(row -> part.column("a").number(row))))
        .containsExactlyInAnyOrder(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
    assertThat(numbers.split(0.2, 1)).isEqualTo(split);
  }

  @Test
  void createsATableOfRecordsThatLackCells() {
    List<Map<String, ?>> records =
        List.of(
            ImmutableMap.of("age", 22, "port", "Cherbourg"),
            ImmutableMap.of("port", " ", "alive", true),
            ImmutableMap.of("alive", false, "age", 38.5f));
    assertThat(Table.ofRecords(records))
        .isEqualTo(
            Table.builder()
                .numbers("age", 22, Double.NaN, 38.5)
                .texts("port", List.of("Cherbourg", "", ""))
                .texts("alive", List.of("", "true", "false"))
                .build());
  }

  @Test
  void createsATableOfRecordsWithNullsAndEmptyTextsAmongNumbers() {
    Map<String, Object> cells = new HashMap<>();
    cells.put("age", null);
    assertThat(Table.ofRecords(List.of(cells, Map.of("age", 1L), Map.of("age", ""))))
        .isEqualTo(Table.builder().numbers("age", Double.NaN, 1, Double.NaN).build());
  }

  @Test
  void keepsTheSharesOfClassesInASplit() {
    List<String> classes = new ArrayList<>();
    for (int row = 0; row < 100; row++) {
      classes.add(row < 70 ? "a" : row < 90 ? "b" : row < 98 ? "c" : row < 99 ? "d" : "");
    }
    Table table = Table.builder().texts("class", classes).build();
    for (int seed = 0; seed < 20; seed++) {
      TableSplit split = table.splitStratified("class", 0.3, seed);
      assertThat(counts(split.test())).isEqualTo(Map.of("a", 21L, "b", 6L, "c", 3L));
      assertThat(counts(split.train()))
          .isEqualTo(Map.of("a", 49L, "b", 14L, "c", 5L, "d", 1L, "", 1L));
    }
  }

  private static Map<String, Long> counts(Table table) {
    TableColumn classes = table.column("class");
    return IntStream.range(0, table.rows())
        .mapToObj(row -> classes.isMissing(row) ? "" : classes.text(row))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @Test
  void splitsByClassesOfNumbersDifferentlyForEachSeed() {
    double[] classes = IntStream.range(0, 60).mapToDouble(row -> row % 3).toArray();
    double[] ids = IntStream.range(0, 60).mapToDouble(row -> row).toArray();
    Table table = Table.builder().numbers("class", classes).numbers("id", ids).build();
    TableSplit split = table.splitStratified("class", 0.25, 1);
    assertThat(counts(split.test())).isEqualTo(Map.of("0", 5L, "1", 5L, "2", 5L));
    assertThat(table.splitStratified("class", 0.25, 1)).isEqualTo(split);
    assertThat(table.splitStratified("class", 0.25, 2)).isNotEqualTo(split);
    assertThat(
            Stream.of(split.train(), split.test())
                .flatMap(
                    part -> IntStream.range(0, part.rows()).mapToObj(part.column("id")::number)))
        .containsExactlyInAnyOrderElementsOf(Doubles.asList(ids));
  }

  @Test
  void splitsClassesOfOneRow() {
    Table table = Table.builder().texts("class", List.of("a", "b", "c", "d")).build();
    TableSplit split = table.splitStratified("class", 0.5, 0);
    assertThat(split.test().rows()).isEqualTo(2);
    assertThat(split.train().rows()).isEqualTo(2);
  }

  @Test
  void takesNullForAMissingCell() {
    Map<String, Object> cells = new HashMap<>();
    cells.put("port", null);
    assertThat(Table.ofRow(cells).column("port").isMissing(0)).isTrue();
  }

  static Stream<Arguments> badTables() {
    return Stream.of(
        bad("at least one column", () -> Table.builder().build()),
        bad("at least one row", () -> Table.builder().numbers("a").build()),
        bad("a column \"a\" already", () -> Table.builder().numbers("a", 1).numbers("a", 1)),
        bad("needs a name", () -> Table.builder().numbers(" ", 1)),
        bad("row 1 is Infinity", () -> Table.builder().numbers("a", 1, Double.POSITIVE_INFINITY)),
        bad(
            "column \"b\" has 1 rows; expected 2 as in column \"a\"",
            () -> Table.builder().numbers("a", 1, 2).texts("b", List.of("x")).build()),
        bad("no column \"c\"; its columns are [age, port]", () -> TABLE.column("c")),
        bad("expected a number; got \"Southampton\"", () -> TABLE.column("port").number(0)),
        bad("the cell of row 1 is missing", () -> TABLE.column("port").text(1)),
        bad("the cell of row 2 is missing", () -> TABLE.column("age").number(2)),
        bad("at least one row", () -> TABLE.select()),
        bad("needs at least 2 rows; got 1", () -> TABLE.select(0).split(0.5, 0)),
        bad("no column \"c\"", () -> TABLE.completeRows(List.of("age", "c"))),
        bad("got 1.0", () -> TABLE.split(1, 0)),
        bad("no column \"c\"", () -> TABLE.splitStratified("c", 0.5, 0)),
        bad("got 0.0", () -> TABLE.splitStratified("age", 0, 0)),
        bad("at least one column", () -> Table.ofRecords(List.of())),
        bad("at least one column", () -> Table.ofRecords(List.of(Map.of()))),
        bad("needs a name", () -> Table.ofRecords(List.of(Map.of("", 1)))),
        bad(
            "row 1, column \"a\": expected a number as in other rows; got \"x\"",
            () -> Table.ofRecords(List.of(Map.of("a", 1), Map.of("a", "x")))),
        bad(
            "row 0 is -Infinity",
            () -> Table.ofRecords(List.of(Map.of("a", Double.NEGATIVE_INFINITY)))));
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return Arguments.of(message, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTables")
  void rejectsInvalidTables(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
