// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.editing.pruning.Pruning;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.compile.ExpressionCompiler;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models of networks that were compiled from formulas, so that every prediction is known. */
class KanModelTest {
  private static final Quantity CELSIUS = new Quantity("temperature", "C", 20, 10);
  private static final Quantity WATTS = new Quantity("power", "W", 500, 200);

  private static KanModel power() {
    return model(new NumericTarget(List.of(WATTS)), network("x1^2 + 0.5*x2 - 0.25*x3", 3));
  }

  private static KanModel model(Target target, Kan kan) {
    Schema schema =
        new Schema(
            List.of(
                new NumericColumn(CELSIUS, 30, false),
                new CategoryColumn("mode", List.of("eco", "full"), false)),
            target);
    return new KanModel(kan, schema, target.loss(), Scores.UNKNOWN);
  }

  private static Kan network(String formula, int inputs) {
    String[] names = {"x1", "x2", "x3"};
    return ExpressionCompiler.builder(Arrays.copyOf(names, inputs))
        .build()
        .compile(Expression.parse(formula));
  }

  @Test
  void predictsInTheUnitsOfTheTarget() {
    // (35 - 20) / 10 = 1.5; 1.5^2 - 0.25 = 2; 500 + 2 * 200 = 900
    assertThat(power().predict(ImmutableMap.of("temperature", 35, "mode", "full")))
        .containsExactly(new double[] {900}, within(1e-9));
  }

  @Test
  void predictsTheRowsOfATableWithItsColumnsInAnyOrder() {
    Table table =
        Table.builder()
            .texts("mode", List.of("eco", "full", ""))
            .texts("other", List.of("a", "b", "c"))
            .numbers("temperature", 20, 30, Double.NaN)
            .build();
    // the missing temperature counts as 30, the missing mode as neither
    assertThat(power().predict(table).column(0))
        .containsExactly(new double[] {600, 650, 700}, within(1e-9));
  }

  @Test
  void givesTheProbabilityOfEachOfTwoClasses() {
    KanModel model =
        model(new ClassTarget("alarm", List.of("no", "yes")), network("x1 + 0*x2 + 0*x3", 3));
    Batch probabilities =
        model.predict(Table.ofRow(ImmutableMap.of("temperature", 40, "mode", "eco")));
    double yes = 1 / (1 + Math.exp(-2));
    assertThat(probabilities.row(0)).containsExactly(new double[] {1 - yes, yes}, within(1e-12));
    Table table =
        Table.builder()
            .numbers("temperature", 15, 25)
            .texts("mode", List.of("eco", "eco"))
            .texts("alarm", List.of("no", "no"))
            .build();
    assertThat(model.classify(table)).containsExactly("no", "yes");
    assertThat(model.score(table).get(Metric.BINARY_ACCURACY)).isEqualTo(0.5);
  }

  @Test
  void givesTheFormulaInTheUsersUnitsAndNames() {
    Table table =
        Table.builder()
            .numbers("temperature", 12, 25, 31)
            .texts("mode", List.of("eco", "full", "eco"))
            .build();
    KanModel model = power();
    var formula = model.formula();
    assertThat(formula.variables()).containsExactly("temperature", "mode=eco", "mode=full");
    Batch raw =
        Batch.ofRows(new double[] {12, 1, 0}, new double[] {25, 0, 1}, new double[] {31, 1, 0});
    assertThat(formula.evaluate(raw).toArray())
        .containsExactly(model.predict(table).toArray(), within(1e-9));
  }

  @Test
  void givesTheFormulaOfColumnsWhoseNamesHaveLineEnds() {
    Schema schema =
        new Schema(
            List.of(NumericColumn.unscaled("width\r\nin m")), new NumericTarget(List.of(WATTS)));
    KanModel model =
        new KanModel(network("x1^2", 1), schema, schema.target().loss(), Scores.UNKNOWN);
    assertThat(model.formula().variables()).containsExactly("width in m");
  }

  @Test
  void givesNoClassWhereAFormulaHasNoValue() {
    KanModel model =
        model(new ClassTarget("alarm", List.of("no", "yes")), network("log(x1) + x2 + 0*x3", 3));
    assertThat(model.classify(ImmutableMap.of("temperature", 40, "mode", "eco"))).isEqualTo("yes");
    assertThat(new ClassTarget("a", List.of("b", "c")).mostProbable(Double.NaN, Double.NaN))
        .isEmpty();
  }

  @Test
  void givesTheErrorOfTheFormulaInTheUnitsOfTheTarget() {
    Table table =
        Table.builder()
            .numbers("temperature", 20, 30)
            .texts("mode", List.of("eco", "full"))
            .numbers("power", 603, 646)
            .build();
    assertThat(power().formulaError(table).fromTargets()).isCloseTo(Math.sqrt(12.5), within(1e-9));
    assertThat(power().formulaError(table).fromNetwork()).isLessThan(1e-9);
  }

  @Test
  void scoresInTheUnitsOfTheTarget() {
    Table table =
        Table.builder()
            .numbers("temperature", 20, 30)
            .texts("mode", List.of("eco", "full"))
            .numbers("power", 603, 646)
            .build();
    Scores scores = power().score(table);
    // predicted 600 and 650: off by 3 and 4
    assertThat(scores.get(Metric.ROOT_MEAN_SQUARED_ERROR)).isCloseTo(Math.sqrt(12.5), within(1e-9));
    assertThat(scores.get(Metric.MEAN_ABSOLUTE_ERROR)).isCloseTo(3.5, within(1e-9));
    assertThat(scores.samples()).isEqualTo(2);
    assertThatThrownBy(() -> scores.get(Metric.ACCURACY))
        .hasMessageContaining("ACCURACY was not measured");
  }

  @Test
  void refusesANetworkThatDoesNotFitTheColumns() {
    assertThatThrownBy(() -> model(new NumericTarget(List.of(WATTS)), network("x1 + x2", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the columns become 3 inputs, but the network has 2");
    assertThatThrownBy(
            () -> model(new ClassTarget("y", List.of("a", "b", "c")), network("x1+x2+x3", 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the target [y] becomes 3 outputs, but the network has 1");
  }

  @Test
  void pruningDropsColumnsThatDoNotMatter() {
    Target target = new NumericTarget(List.of(WATTS));
    KanModel model = model(target, network("x1^2 + 0*x2 + 0*x3", 3));
    Table table =
        Table.builder()
            .numbers("temperature", 10, 20, 35)
            .texts("mode", List.of("eco", "full", "eco"))
            .numbers("power", 1, 2, 3)
            .build();
    KanModel pruned = model.prune(Pruning.defaults(), table);
    assertThat(pruned.schema().columns()).extracting(Column::name).containsExactly("temperature");
    assertThat(pruned.predict(table)).isEqualTo(model.predict(table));
    assertThat(power().prune(Pruning.none(), table).schema()).isEqualTo(power().schema());
  }

  @Test
  void refusesToClassifyNumbers() {
    assertThatThrownBy(() -> power().classify(Table.ofRow(Map.of("temperature", 1, "mode", "eco"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("predicts numbers, not classes");
  }

  @Test
  void showsWhatItPredictsAndFromWhat() {
    assertThat(power().toString().lines())
        .startsWith("KanModel of power", "  from temperature, mode")
        .endsWith("  not scored");
  }
}
