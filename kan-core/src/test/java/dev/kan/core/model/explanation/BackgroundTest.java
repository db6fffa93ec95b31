// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.model.KanModel;
import org.junit.jupiter.api.Test;

/** Compares exchanged cells with the evaluator. */
class BackgroundTest {
  private static final KanModel MODEL = Models.random(Models.classes(), 4);

  @Test
  void givesTheOutputsOfRowsWithExchangedCells() {
    Background background = Background.of(MODEL, Models.FLATS, 5);
    Batch encoded = MODEL.schema().encode(Models.FLATS);
    // the district, inputs 2 to 4, of row 3 in row 1, and the age, input 5, of row 4
    double[] row = encoded.row(1);
    System.arraycopy(encoded.row(3), 2, row, 2, 3);
    KanEvaluator evaluator = KanEvaluator.of(MODEL.kan());
    assertThat(background.outputs(1, 1, background.part(3, 1)))
        .containsExactly(evaluator.evaluate(row), within(1e-12));
    row[5] = encoded.get(4, 5);
    assertThat(background.outputs(1, 1, background.part(3, 1), 2, background.part(4, 2)))
        .containsExactly(evaluator.evaluate(row), within(1e-12));
    assertThat(background.outputs(1))
        .containsExactly(evaluator.evaluate(encoded.row(1)), within(1e-12));
  }

  @Test
  void averagesOverFewerRowsIfTheNetworkIsLarge() {
    assertThat(Background.averagedRows(MODEL, 200)).isEqualTo(100);
    KanSpec large = KanSpec.builder(6, 300, 300, 3).gridIntervals(1).splineOrder(1).build();
    KanModel slow =
        MODEL.with(kan -> Kan.of(large.layers().stream().map(KanLayer::neutral).toList()));
    assertThat(Background.averagedRows(slow, 200)).isEqualTo(20);
    assertThat(Background.averagedRows(slow, 2)).isBetween(21, 99);
  }
}
