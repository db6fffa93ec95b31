// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.spline.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
  private static final Table TABLE =
      Table.builder()
          .numbers("age", 10, 20, 30, Double.NaN)
          .texts("port", List.of("S", "C", "S", ""))
          .numbers("fare", 1, 2, 3, 4)
          .texts("alive", List.of("no", "yes", "no", "yes"))
          .build();

  private static final Schema SCHEMA = Schema.of(TABLE, "alive");

  @Test
  void scalesNumbersAndGivesEachCategoryAnInput() {
    assertThat(SCHEMA.inputs().stream().map(Quantity::name))
        .containsExactly("age", "age missing", "port=C", "port=S", "port missing", "fare");
    double[] first = SCHEMA.encode(TABLE).row(0);
    // mean 20 and deviation 10 of 10, 20, 30; mean 2.5 and deviation sqrt(5 / 3) of 1 to 4
    assertThat(first)
        .containsExactly(new double[] {-1, 0, 0, 1, 0, -1.1618950038622}, within(1e-12));
  }

  @Test
  void putsTheMedianInPlaceOfAMissingNumber() {
    double[] last = SCHEMA.encode(TABLE).row(3);
    assertThat(last).startsWith(0, 1, 0, 0, 1);
  }

  @Test
  void takesNumbersBeyondALimitAsTheLimit() {
    Quantity quantity = new Quantity("age", "", 20, 10);
    NumericColumn column =
        new NumericColumn(
            quantity, 20, false, Optional.of(new Interval(10, 50)), Distribution.UNKNOWN);
    Table table = Table.builder().numbers("age", -5, 25, 1e300, Double.NaN).build();
    Schema schema = new Schema(List.of(column), new ClassTarget("y", List.of("0", "1")));
    assertThat(schema.encode(table).column(0)).containsExactly(-1, 0.5, 3, 0);
  }

  @Test
  void describesTheDistributionOfEachColumn() {
    NumericColumn age = (NumericColumn) SCHEMA.columns().get(0);
    assertThat(age.distribution().missing()).isEqualTo(0.25);
    assertThat(age.distribution().quantiles()).hasSize(65).startsWith(10.0).endsWith(30.0);
    assertThat(age.distribution().quantiles().get(32)).isEqualTo(20);
    assertThat(((CategoryColumn) SCHEMA.columns().get(1)).shares()).containsExactly(0.25, 0.5);
  }

  @Test
  void takesACategoryNeverSeenAsMissing() {
    Table table = Table.ofRow(ImmutableMap.of("port", "Q", "age", 20, "fare", 2.5));
    assertThat(SCHEMA.encode(table).row(0)).containsExactly(0, 0, 0, 0, 1, 0);
  }

  @Test
  void readsCategoriesThatAreNumbersByTheirText() {
    Schema schema =
        new Schema(
            List.of(new CategoryColumn("class", List.of("1", "2"), false)),
            new ClassTarget("y", List.of("0", "1")));
    Table table = Table.builder().numbers("class", 2, 1).numbers("y", 1, 0).build();
    Samples samples = schema.samples(table);
    assertThat(samples.inputs().toArray()).containsExactly(0, 1, 1, 0);
    assertThat(samples.targets().toArray()).containsExactly(1, 0);
  }

  @Test
  void givesTwoClassesOneOutputAndMoreClassesOneEach() {
    assertThat(SCHEMA.target().outputs()).extracting(Quantity::name).containsExactly("alive=yes");
    assertThat(new ClassTarget("y", List.of("a", "b", "c")).outputs()).hasSize(3);
    assertThat(SCHEMA.samples(TABLE).targets().toArray()).containsExactly(0, 1, 0, 1);
  }

  @Test
  void scalesTargetsOfNumbers() {
    Schema schema = Schema.of(TABLE, "fare");
    Samples samples = schema.samples(TABLE);
    assertThat(samples.targets().column(0))
        .containsExactly(
            new double[] {-1.1618950038622, -0.3872983346207, 0.3872983346207, 1.1618950038622},
            within(1e-12));
    assertThat(schema.target().decode(samples.targets()).toArray())
        .containsExactly(new double[] {1, 2, 3, 4}, within(1e-12));
  }

  static Stream<Arguments> badTables() {
    Table noAge = Table.ofRow(ImmutableMap.of("port", "S", "fare", 1));
    Table textAge = Table.ofRow(ImmutableMap.of("port", "S", "fare", 1, "age", "old"));
    Table maybe = Table.ofRow(ImmutableMap.of("port", "S", "fare", 1, "age", 1, "alive", "maybe"));
    return Stream.of(
        bad("no column \"age\"", () -> SCHEMA.encode(noAge)),
        bad("row 0, column \"age\": expected a number; got \"old\"", () -> SCHEMA.encode(textAge)),
        bad(
            "row 0, column \"alive\": expected one of the classes [no, yes]; got \"maybe\"",
            () -> SCHEMA.samples(maybe)),
        bad("row 3 of the target \"age\" is missing", () -> Schema.of(TABLE, "age")),
        bad("no column \"x\"", () -> Schema.of(TABLE, "x")),
        bad("at least one target", () -> Schema.of(TABLE)),
        bad("must be the only one", () -> Schema.of(TABLE, "alive", "fare")),
        bad("at least one column", () -> Schema.of(Table.ofRow(ImmutableMap.of("y", 1)), "y")),
        bad(
            "all cells of column \"a\" are missing",
            () -> Schema.of(Table.ofRow(ImmutableMap.of("a", Double.NaN, "y", 1)), "y")),
        bad("row 0, column \"a, b\": b: expected a number; got \"oops\"", SchemaTest::badTarget),
        bad("inputs of the same name; rename one of them", SchemaTest::clashingInputs),
        bad(
            "column \"id\" has 21 different texts in 21 rows, so that no value",
            () -> Schema.of(identified(21), "y")),
        bad("at least two classes", () -> Schema.of(TABLE.select(0, 2), "alive")));
  }

  private static void badTarget() {
    Schema schema =
        new Schema(
            List.of(NumericColumn.unscaled("x")),
            new NumericTarget(List.of(Quantity.unscaled("a"), Quantity.unscaled("b"))));
    schema.samples(Table.ofRow(ImmutableMap.of("x", 1, "a", 2, "b", "oops")));
  }

  private static void clashingInputs() {
    Table table =
        Table.builder()
            .numbers("a", 1, Double.NaN)
            .numbers("a missing", 1, 2)
            .numbers("y", 1, 2)
            .build();
    Schema.of(table, "y");
  }

  private static Table identified(int rows) {
    List<String> names = IntStream.range(0, rows).mapToObj(Integer::toString).toList();
    return Table.builder().texts("id", names).numbers("y", new double[rows]).build();
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return Arguments.of(message, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTables")
  void namesRowAndColumnOfWhatDoesNotFit(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
