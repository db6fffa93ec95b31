// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.data.Table;
import dev.kan.core.model.Contributions;
import dev.kan.core.model.Explainer;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.explanation.ColumnEffect.Effect;
import dev.kan.core.model.explanation.ColumnEffect.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares effects with contributions, with brute force and with closed forms. */
class EffectsTest {
  private static Stream<Level> cells(ColumnEffect effect) {
    return Stream.concat(effect.levels().stream(), Stream.of(effect.missing()));
  }

  private static Object cell(Level level) {
    return level.category().isEmpty() ? level.number() : level.category();
  }

  @Test
  void areTheContributionsInAnAdditiveModel() {
    KanModel model = Models.random(Models.classes());
    Effects effects = Effects.of(model);
    assertThat(effects.outputs()).containsExactly("state=off", "state=on", "state=broken");
    for (int c = 0; c < 3; c++) {
      String name = model.schema().columns().get(c).name();
      for (Level level : cells(effects.columns().get(c)).toList()) {
        Map<String, Object> row =
            new HashMap<>(ImmutableMap.of("area", 50, "district", "north", "age", 20));
        row.put(name, name.equals("district") ? level.category() : level.number());
        Contributions expected = Explainer.of(model).contributions(Table.ofRow(row));
        for (int o = 0; o < 3; o++) {
          assertThat(level.outputs().get(o).mean()).isCloseTo(expected.of(0, c, o), within(1e-12));
        }
      }
    }
  }

  @Test
  void changeOneColumnFromTheReferenceWithoutRows() {
    // of columns of unknown distribution the reference is a row: of the numbers for missing cells
    KanModel model = Models.unknown(4);
    List<ColumnEffect> effects = Effects.of(model).columns();
    for (ColumnEffect effect : effects) {
      String name = effect.column().name();
      assertThat(effect.levels()).hasSize(100);
      for (Level level : effect.levels()) {
        Map<String, Object> row = new HashMap<>(Map.of("a", 1, "b", -2, "c", 0.5));
        double before = model.predict(row)[0];
        row.put(name, level.number());
        assertThat(level.outputs().get(0).mean())
            .isCloseTo(model.predict(row)[0] - before, within(1e-9));
        assertThat(level.outputs().get(0).lower()).isEqualTo(level.outputs().get(0).mean());
      }
    }
  }

  @Test
  void areZeroOnAverageOverTheTrainingRows() {
    List<Level> district =
        cells(Effects.of(Models.random(Models.PRICE, 4)).columns().get(1)).toList();
    double sum = district.stream().mapToDouble(level -> level.share() * mean(level)).sum();
    assertThat(sum).isCloseTo(0, within(1e-9));
    assertThat(mean(district.get(0))).isNotCloseTo(mean(district.get(1)), within(1.0));
  }

  private static double mean(Level level) {
    return level.outputs().get(0).mean();
  }

  @Test
  void averageOverTheRowsOfATable() {
    KanModel model = Models.random(Models.PRICE, 4);
    Effects effects = Effects.of(model, Models.FLATS);
    for (int c = 0; c < 3; c++) {
      String name = model.schema().columns().get(c).name();
      double overall = 0;
      for (int r = 0; r < 5; r++) {
        overall += partialDependence(model, name, own(name, r)) / 5;
      }
      for (Level level : cells(effects.columns().get(c)).toList()) {
        assertThat(mean(level))
            .isCloseTo(partialDependence(model, name, cell(level)) - overall, within(1e-6));
      }
    }
  }

  private static Object own(String name, int row) {
    var cells = Models.FLATS.column(name);
    if (name.equals("district")) {
      return cells.isMissing(row) ? "" : cells.text(row);
    }
    return cells.isMissing(row) ? Double.NaN : cells.number(row);
  }

  private static double partialDependence(KanModel model, String name, Object cell) {
    double sum = 0;
    for (int r = 0; r < 5; r++) {
      Map<String, Object> row = new HashMap<>();
      for (String each : List.of("area", "district", "age")) {
        row.put(each, own(each, r));
      }
      row.put(name, name.equals("district") && cell.equals(Double.NaN) ? "" : cell);
      sum += model.predict(row)[0] / 5;
    }
    return sum;
  }

  @Test
  void spreadAsRowsDiffer() {
    // of x1 * x2 the effect of x1 is x1 times the mean of x2, and rows lie x2 apart
    KanModel product = Models.formula("x1 * x2", 2);
    Table table =
        Table.ofRows(
            List.of("x1", "x2"),
            new double[] {-1, 0},
            new double[] {1, 10},
            new double[] {3, 20},
            new double[] {-3, 30},
            new double[] {0, 40},
            new double[] {2, 50},
            new double[] {-2, 60},
            new double[] {1, 70},
            new double[] {-1, 80},
            new double[] {0, 90},
            new double[] {0, 100});
    ColumnEffect effect = Effects.of(product, table).columns().get(0);
    Level most = effect.levels().get(effect.levels().size() - 1);
    assertThat(most.number()).isEqualTo(3);
    Effect spread = most.outputs().get(0);
    assertThat(spread.mean()).isCloseTo(3 * 50, within(1e-9));
    assertThat(spread.lower()).isCloseTo(3 * 10, within(1e-9));
    assertThat(spread.upper()).isCloseTo(3 * 90, within(1e-9));
  }

  @Test
  void countTheRowsNearEachLevel() {
    List<ColumnEffect> effects = Effects.of(Models.random(Models.PRICE), Models.FLATS).columns();
    List<Double> areas = effects.get(0).levels().stream().map(Level::share).toList();
    // 35 counts as the limit 40, 119 is nearest to the last but one of 100 levels up to 120
    assertThat(areas.get(0)).isEqualTo(0.2);
    assertThat(areas.get(98)).isEqualTo(0.2);
    assertThat(effects.get(0).missing().share()).isEqualTo(0.2);
    assertThat(effects.get(1).levels()).extracting(Level::share).containsExactly(0.4, 0.4);
    for (ColumnEffect each : effects) {
      assertThat(cells(each).mapToDouble(Level::share).sum()).isCloseTo(1, within(1e-12));
    }
    // the range of a column of unknown distribution is that of the rows
    assertThat(effects.get(2).levels().get(0).number()).isEqualTo(8);
    assertThat(effects.get(2).levels().get(99).number()).isEqualTo(44);
  }

  @Test
  void takeSharesFromTheTrainingRowsWithoutATable() {
    List<ColumnEffect> effects = Effects.of(Models.random(Models.PRICE)).columns();
    List<Level> area = effects.get(0).levels();
    double upTo60 =
        area.stream().filter(level -> level.number() <= 60).mapToDouble(Level::share).sum();
    // a quarter of the known areas lies below 60; half a step of 0.8 goes to the next level
    assertThat(upTo60).isCloseTo(0.9 * 0.25, within(0.01));
    assertThat(cells(effects.get(0)).mapToDouble(Level::share).sum()).isCloseTo(1, within(1e-12));
    assertThat(effects.get(1).levels()).extracting(Level::share).containsExactly(0.6, 0.3);
    assertThat(effects.get(1).missing().share()).isCloseTo(0.1, within(1e-12));
    // nothing is known of the age: two scales around the centre, no shares
    assertThat(effects.get(2).levels().get(0).number()).isEqualTo(10);
    assertThat(cells(effects.get(2))).extracting(Level::share).containsOnly(0.0);
  }

  @Test
  void averageOverAtMostAHundredRowsOfALargeTable() {
    Table large = Models.normal(2, 1000);
    int[] tenth = new int[100];
    Arrays.setAll(tenth, r -> 10 * r);
    KanModel product = Models.formula("x1 * x2", 2);
    double slope = 0;
    for (int row : tenth) {
      slope += large.column("x2").number(row) / 100;
    }
    List<Level> levels = Effects.of(product, large).columns().get(0).levels();
    double rise = mean(levels.get(99)) - mean(levels.get(0));
    assertThat(rise)
        .isCloseTo(slope * (levels.get(99).number() - levels.get(0).number()), within(1e-9));
  }

  @Test
  void nameTheBadCellOfATable() {
    Table table =
        Table.builder()
            .texts("area", List.of("84", "large"))
            .texts("district", List.of("north", "north"))
            .numbers("age", 3, 4)
            .build();
    assertThatThrownBy(() -> Effects.of(Models.random(Models.PRICE), table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1, column \"area\"")
        .hasMessageContaining("large");
  }

  @Test
  void rejectAnEffectWithoutLevels() {
    Level missing = new Level(Double.NaN, "", 0, List.of());
    assertThatThrownBy(() -> new ColumnEffect(Models.COLUMNS.get(2), List.of(), missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the effect of age needs at least one level");
  }
}
