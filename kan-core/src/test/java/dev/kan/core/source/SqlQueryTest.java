// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.BaseFunction;
import dev.kan.core.editing.grid.GridRefinement;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.fixture.OddNetworks;
import dev.kan.fixture.TableModels;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlQueryTest {
  @Test
  void namesWhatItPredicts() {
    assertThat(SqlQuery.of(TableModels.numbers(), "flats"))
        .contains("FROM flats\n", " AS \"price\"\n", "CAST(\"area\" AS DOUBLE PRECISION)");
    assertThat(SqlQuery.of(TableModels.classes(3), "flats"))
        .contains(" AS \"dear=no\"", " AS \"dear=yes\"", " AS \"dear=very\"");
  }

  @Test
  void rejectsNetworksWithTooManyPieces() {
    KanModel fine = TableModels.numbers().with(kan -> GridRefinement.refine(kan, 200));
    assertThatThrownBy(() -> SqlQuery.of(fine, "flats"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("the splines have [0-9]+ pieces, and a query has at most 2000: .*");
  }

  @Test
  void rejectsSafeRanges() {
    KanModel odd =
        new KanModel(
            OddNetworks.of(3, BaseFunction.SILU, OutsideGrid.ZERO),
            new Schema(
                List.of(
                    NumericColumn.unscaled("a"),
                    NumericColumn.unscaled("b"),
                    NumericColumn.unscaled("c")),
                new NumericTarget(List.of(Quantity.unscaled("d"), Quantity.unscaled("e")))),
            Loss.SQUARED_ERROR,
            Scores.UNKNOWN);
    assertThatThrownBy(() -> SqlQuery.of(odd, "flats"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the function exp has a safe range, which a query cannot express");
  }
}
