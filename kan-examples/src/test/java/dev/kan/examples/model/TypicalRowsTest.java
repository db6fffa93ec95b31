// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import dev.kan.examples.fit.Flats;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TypicalRowsTest {
  @Test
  void areDistributedAsTheRowsOfTheSchema() {
    Table table = Flats.table(600);
    Table typical = TypicalRows.of(Schema.of(table, "price"));
    TableColumn area = typical.column("area");
    int[] present = IntStream.range(0, area.rows()).filter(row -> !area.isMissing(row)).toArray();
    assertThat(1 - present.length / (double) area.rows()).isCloseTo(1.0 / 17, within(0.005));
    double[] numbers = Arrays.stream(present).mapToDouble(area::number).toArray();
    assertThat(Arrays.stream(numbers).average().orElseThrow()).isCloseTo(100, within(4.0));
    assertThat(Arrays.stream(numbers).min().orElseThrow()).isCloseTo(40, within(1.0));
    assertThat(Arrays.stream(numbers).max().orElseThrow()).isCloseTo(160, within(1.0));
    TableColumn district = typical.column("district");
    long central =
        IntStream.range(0, district.rows()).filter(r -> district.text(r).equals("centre")).count();
    assertThat(central / (double) district.rows()).isCloseTo(1.0 / 3, within(0.01));
  }

  @Test
  void existForASchemaOfUnknownDistribution() {
    Schema schema =
        new Schema(
            List.of(
                new NumericColumn(new Quantity("x", "", 10, 2), 0, false),
                new CategoryColumn("c", List.of("a", "b"), false)),
            new NumericTarget(List.of(Quantity.unscaled("y"))));
    Table typical = TypicalRows.of(schema);
    assertThat(schema.encode(typical).rows()).isEqualTo(typical.rows());
    assertThat(typical.column("c").isMissing(0)).isFalse();
  }
}
