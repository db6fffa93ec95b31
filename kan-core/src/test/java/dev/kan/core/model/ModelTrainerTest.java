// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.data.TableSplit;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelTrainerTest {
  /**
   * Prices of 300 flats: 3000 for a square metre, a fifth more in the centre; 1 in 10 without area.
   */
  private static Table flats() {
    SeededRandom random = new SeededRandom(1);
    double[] area = new double[300];
    double[] price = new double[area.length];
    List<String> district = new ArrayList<>();
    List<String> dear = new ArrayList<>();
    for (int r = 0; r < area.length; r++) {
      double metres = random.uniform(40, 160);
      district.add(r % 3 == 0 ? "centre" : r % 3 == 1 ? "north" : "south");
      price[r] = 3000 * metres * (r % 3 == 0 ? 1.2 : 1);
      dear.add(price[r] > 330_000 ? "yes" : "no");
      area[r] = metres;
    }
    return Table.builder()
        .numbers("area", area)
        .texts("district", district)
        .numbers("price", price)
        .texts("dear", dear)
        .build();
  }

  @Test
  void learnsNumbersInTheUsersUnits() {
    Table table = flats();
    KanModel model = ModelTrainer.builder("price").ignore("dear").build().train(table);
    assertThat(model.scores().get(Metric.R2)).isGreaterThan(0.9999);
    assertThat(model.scores().samples()).isEqualTo(60);
    assertThat(model.predict(ImmutableMap.of("area", 100, "district", "centre"))[0])
        .isCloseTo(360_000, within(2000.0));
  }

  @Test
  void learnsClasses() {
    KanModel model = ModelTrainer.builder("dear").ignore("price").build().train(flats());
    assertThat(model.scores().get(Metric.BINARY_ACCURACY)).isGreaterThan(0.95);
    Table two =
        Table.builder()
            .numbers("area", 60, 150)
            .texts("district", List.of("north", "south"))
            .build();
    assertThat(model.classify(two)).containsExactly("no", "yes");
  }

  @Test
  void findsTheFormulaInTheUsersUnits() {
    Table table = Table.ofBatch(List.of("radius", "height", "volume"), volumes());
    KanModel model =
        ModelTrainer.builder("volume").hidden(2).trainer(LadderTrainer.of(3)).build().train(table);
    KanModel found = model.discover(FormulaDiscovery.defaults(), table);
    assertThat(found.predict(ImmutableMap.of("radius", 2, "height", 6))[0])
        .isCloseTo(Math.PI * 24, within(1e-6));
    assertThat(found.formula().outputs().get(0).evaluate(Map.of("radius", 2.0, "height", 6.0)))
        .isCloseTo(Math.PI * 24, within(1e-6));
  }

  private static Batch volumes() {
    SeededRandom random = new SeededRandom(4);
    double[][] rows = new double[300][];
    for (int r = 0; r < rows.length; r++) {
      double radius = random.uniform(1, 3);
      double height = random.uniform(2, 9);
      rows[r] = new double[] {radius, height, Math.PI * radius * radius * height};
    }
    return Batch.ofRows(rows);
  }

  @Test
  void scoresOnTheRowsThatItDidNotTrainOn() {
    Table table = flats().without(List.of("dear"));
    ModelTrainer trainer = ModelTrainer.builder("price").hidden().seed(3).build();
    KanModel model = trainer.train(table);
    TableSplit split = trainer.split(table);
    assertThat(split).isEqualTo(table.split(trainer.testShare(), trainer.seed()));
    assertThat(model.score(split.test())).isEqualTo(model.scores());
    assertThat(trainer.train(split.train(), split.test())).isEqualTo(model);
  }

  @Test
  void holdsOutTheSameShareOfEachClass() {
    String[] labels = new String[100];
    double[] numbers = new double[100];
    for (int r = 0; r < labels.length; r++) {
      labels[r] = r < 10 ? "rare" : "usual";
      numbers[r] = r;
    }
    Table table = Table.builder().numbers("x", numbers).texts("class", List.of(labels)).build();
    TableColumn held =
        ModelTrainer.builder("class").testShare(0.3).build().split(table).test().column("class");
    assertThat(IntStream.range(0, held.rows()).filter(r -> held.text(r).equals("rare"))).hasSize(3);
    assertThat(held.rows()).isEqualTo(30);
  }

  @Test
  void knowsClassesThatOnlyTestRowsHave() {
    Table table = flats().without(List.of("price"));
    List<String> labels = new ArrayList<>();
    for (int r = 0; r < table.rows(); r++) {
      labels.add(r == 17 ? "rare" : table.column("dear").text(r));
    }
    Table rare =
        Table.builder()
            .numbers(
                "area", IntStream.range(0, 300).mapToDouble(table.column("area")::number).toArray())
            .texts("dear", labels)
            .build();
    for (int seed = 0; seed < 4; seed++) {
      KanModel model =
          ModelTrainer.builder("dear")
              .hidden()
              .trainer(LadderTrainer.of(3))
              .seed(seed)
              .build()
              .train(rare);
      assertThat(model.schema().target().predicted()).containsExactly("no", "rare", "yes");
    }
  }

  @Test
  void givesTheSameModelForTheSameSeed() {
    ModelTrainer trainer = ModelTrainer.builder("price").ignore("dear").hidden().seed(3).build();
    assertThat(trainer.train(flats())).isEqualTo(trainer.train(flats()));
  }

  @Test
  void namesTheSettingThatIsOutOfRange() {
    assertThatThrownBy(() -> ModelTrainer.builder().build())
        .hasMessageContaining("at least one target");
    assertThatThrownBy(() -> ModelTrainer.builder("y").testShare(1).build())
        .hasMessageContaining("got 1.0");
    assertThatThrownBy(() -> ModelTrainer.builder("y").hidden(3, 0).build())
        .hasMessageContaining("got 0");
    assertThatThrownBy(() -> ModelTrainer.builder("price").ignore("rent").build().train(flats()))
        .hasMessageContaining("no column \"rent\"");
  }
}
