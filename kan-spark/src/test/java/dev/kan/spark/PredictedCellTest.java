// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class PredictedCellTest {
  @Test
  void holdsNullWhereAFormulaHasNoValue() {
    PredictedCell one = new PredictedCell(new NumericTarget(List.of(Quantity.unscaled("y"))));
    assertThat(one.of(2.5)).isEqualTo(2.5);
    assertThat(one.of(Double.NaN)).isNull();
    assertThat(one.of(Double.POSITIVE_INFINITY)).isNull();
    PredictedCell classes = new PredictedCell(new ClassTarget("c", List.of("a", "b")));
    assertThat(classes.of(0.25, 0.75))
        .isEqualTo(RowFactory.create("b", RowFactory.create(0.25, 0.75)));
    assertThat(classes.of(Double.NaN, Double.NaN))
        .isEqualTo(RowFactory.create(null, RowFactory.create(null, null)));
  }

  @Test
  void hasATypeThatSqlCanTakeApart() {
    assertThat(new PredictedCell(new ClassTarget("c", List.of("a", "b"))).type().sql())
        .isEqualTo("STRUCT<class: STRING, probability: STRUCT<a: DOUBLE, b: DOUBLE> NOT NULL>");
  }
}
