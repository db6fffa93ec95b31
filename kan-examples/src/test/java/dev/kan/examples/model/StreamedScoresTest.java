// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Table;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelTrainer;
import dev.kan.core.training.ladder.LadderTrainer;
import dev.kan.examples.fit.Flats;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamedScoresTest {
  private static final Table FLATS = Flats.table(300);

  @ParameterizedTest
  @ValueSource(strings = {"price", "dear", "district"})
  void areThoseOfAllRowsAtOnceHoweverTheRowsAreCut(String target) {
    List<String> others =
        List.of("price", "dear", "rooms").stream().filter(each -> !each.equals(target)).toList();
    Table table = FLATS.without(others);
    KanModel model =
        ModelTrainer.builder(target).hidden().trainer(LadderTrainer.of(3)).build().train(table);
    Map<Metric, Double> expected = model.score(table).values();
    Random random = new Random(7);
    for (int trial = 0; trial < 10; trial++) {
      StreamedScores scores = new StreamedScores(model);
      for (int from = 0; from < table.rows(); ) {
        int to = Math.min(table.rows(), from + 1 + random.nextInt(120));
        scores.add(table.select(IntStream.range(from, to).toArray()));
        from = to;
      }
      assertThat(scores.rows()).isEqualTo(table.rows());
      for (Map.Entry<Metric, Double> each : expected.entrySet()) {
        assertThat(scores.values().get(each.getKey()))
            .as(each.getKey().toString())
            .isCloseTo(each.getValue(), within(1e-10 * (1 + Math.abs(each.getValue()))));
      }
    }
  }
}
