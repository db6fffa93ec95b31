// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.compile.ExpressionCompiler;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares contributions with closed forms and with Shapley values by enumeration. */
class ExplainerTest {
  private static final Quantity WATTS = new Quantity("power", "W", 500, 200);
  private static final List<Double> TEMPERATURES = List.of(0.0, 20.0, 30.0, 60.0, 70.0);
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new NumericColumn(
                  new Quantity("temperature", "C", 20, 10),
                  30,
                  true,
                  Optional.of(new Interval(5, 65)),
                  new Distribution(TEMPERATURES, 0.2)),
              new CategoryColumn("mode", List.of("eco", "full"), true, List.of(0.5, 0.3)),
              new NumericColumn(
                  new Quantity("humidity", "", 50, 20),
                  50,
                  false,
                  Optional.empty(),
                  new Distribution(List.of(20.0, 50.0, 90.0), 0))),
          new NumericTarget(List.of(WATTS)));
  private static final Table TABLE =
      Table.builder()
          .numbers("temperature", -40, 33, Double.NaN, 61)
          .texts("mode", List.of("full", "eco", "", "eco"))
          .numbers("humidity", 30, 50, Double.NaN, 99)
          .build();

  private static KanModel model(int... widths) {
    Kan kan = Initialiser.pykan().initialise(KanSpec.builder(widths).build(), 4);
    Schema schema =
        widths[widths.length - 1] == 1
            ? SCHEMA
            : new Schema(
                SCHEMA.columns(), new ClassTarget("state", List.of("off", "on", "broken")));
    return new KanModel(kan, schema, schema.target().loss(), Scores.UNKNOWN);
  }

  @Test
  void addsUpToThePredictionInTheUnitsOfTheTarget() {
    for (KanModel model : List.of(model(6, 1), model(6, 4, 1), model(6, 3, 3, 1))) {
      Contributions contributions = Explainer.of(model).contributions(TABLE);
      double[] predictions = model.predict(TABLE).column(0);
      for (int r = 0; r < TABLE.rows(); r++) {
        double sum = contributions.baselines().get(0);
        for (int c = 0; c < 3; c++) {
          sum += contributions.of(r, c, 0);
        }
        assertThat(sum).isCloseTo(predictions[r], within(1e-9));
        assertThat(contributions.prediction(r, 0)).isCloseTo(sum, within(1e-12));
      }
    }
  }

  @Test
  void addsUpToTheLogitsOfClasses() {
    KanModel model = model(6, 4, 3);
    Contributions contributions = Explainer.of(model).contributions(TABLE);
    Batch logits = KanEvaluator.of(model.kan()).evaluate(model.schema().encode(TABLE));
    assertThat(contributions.outputs()).containsExactly("state=off", "state=on", "state=broken");
    for (int r = 0; r < TABLE.rows(); r++) {
      for (int o = 0; o < 3; o++) {
        assertThat(contributions.prediction(r, o)).isCloseTo(logits.get(r, o), within(1e-9));
      }
    }
  }

  /** The cells that each column may have, with their shares. */
  private static List<Map<Object, Double>> cells() {
    Map<Object, Double> temperature = new LinkedHashMap<>();
    for (double each : TEMPERATURES) {
      temperature.put(each, 0.8 * (each == 0 || each == 70 ? 0.125 : 0.25));
    }
    temperature.put(Double.NaN, 0.2);
    return ImmutableList.of(
        temperature,
        ImmutableMap.of("eco", 0.5, "full", 0.3, "", 0.2),
        ImmutableMap.of(20.0, 0.25, 50.0, 0.5, 90.0, 0.25));
  }

  /** Returns the mean prediction with some columns as in a row and the others at random. */
  private static double mean(KanModel model, Map<String, Object> row, Set<String> fixed) {
    double sum = 0;
    for (var temperature : cells().get(0).entrySet()) {
      for (var mode : cells().get(1).entrySet()) {
        for (var humidity : cells().get(2).entrySet()) {
          Map<String, Object> mixed = new LinkedHashMap<>();
          mixed.put("temperature", temperature.getKey());
          mixed.put("mode", mode.getKey());
          mixed.put("humidity", humidity.getKey());
          fixed.forEach(name -> mixed.put(name, row.get(name)));
          sum +=
              temperature.getValue()
                  * mode.getValue()
                  * humidity.getValue()
                  * model.predict(mixed)[0];
        }
      }
    }
    return sum;
  }

  @Test
  void givesTheShapleyValuesOfAnAdditiveModel() {
    KanModel model = model(6, 1);
    Map<String, Object> row = ImmutableMap.of("temperature", 41.5, "mode", "full", "humidity", 77);
    Contributions contributions = Explainer.of(model).contributions(Table.ofRow(row));
    List<String> names = contributions.columns();
    double none = mean(model, row, Set.of());
    assertThat(contributions.baselines().get(0)).isCloseTo(none, within(1e-9));
    for (int c = 0; c < 3; c++) {
      String own = names.get(c);
      String second = names.get((c + 1) % 3);
      String third = names.get((c + 2) % 3);
      double shapley =
          (mean(model, row, Set.of(own)) - none) / 3
              + (mean(model, row, Set.of(own, second)) - mean(model, row, Set.of(second))) / 6
              + (mean(model, row, Set.of(own, third)) - mean(model, row, Set.of(third))) / 6
              + (model.predict(row)[0] - mean(model, row, Set.of(second, third))) / 3;
      assertThat(contributions.of(0, c, 0)).isCloseTo(shapley, within(1e-9));
    }
  }

  private static KanModel formula() {
    // of the inputs temperature and two modes
    Kan kan =
        ExpressionCompiler.builder("x1", "x2", "x3")
            .build()
            .compile(Expression.parse("x1 + 0.5*x2 - 0.25*x3"));
    Schema schema =
        new Schema(
            List.of(
                new NumericColumn(new Quantity("temperature", "C", 20, 10), 30, false),
                new CategoryColumn("mode", List.of("eco", "full"), false)),
            new NumericTarget(List.of(WATTS)));
    return new KanModel(kan, schema, schema.target().loss(), Scores.UNKNOWN);
  }

  @Test
  void comparesWithTheImputedNumberAndEqualSharesIfTheDistributionIsNotKnown() {
    // 30 C is seen as 1, and both modes count half: 500 + 200 * (1 + 0.25 - 0.125)
    Explanation explanation = formula().explain(ImmutableMap.of("temperature", 45, "mode", "eco"));
    assertThat(explanation.baselines().get(0)).isCloseTo(725, within(1e-9));
    assertThat(explanation.parts().get(0).amounts().get(0)).isCloseTo(300, within(1e-9));
    assertThat(explanation.parts().get(1).amounts().get(0)).isCloseTo(75, within(1e-9));
    assertThat(explanation.prediction(0)).isCloseTo(1100, within(1e-9));
  }

  @Test
  void showsTheLargestContributionFirst() {
    assertThat(formula().explain(ImmutableMap.of("temperature", 30.5, "mode", "full")))
        .hasToString(
            """
                                power
            on average          725.0
            mode = full         -75.0
            temperature = 30.5  +10.0
            prediction          660.0"""
                .replace("\n", System.lineSeparator()));
    Map<String, Object> missing = new LinkedHashMap<>();
    missing.put("temperature", Double.NaN);
    missing.put("mode", "never seen");
    assertThat(formula().explain(missing).toString())
        .contains("temperature missing", "mode = never seen");
  }

  @Test
  void showsFourDigitsOfTheLargestNumberOfEachOutput() {
    Explanation explanation =
        new Explanation(
            List.of("price", "share", "nothing", "unknown"),
            List.of(312_345.0, 0.01, 0.0, Double.NaN),
            List.of(new Explanation.Part("a", "1", List.of(-12.6, 0.0234567, 0.0, Double.NaN))));
    assertThat(explanation)
        .hasToString(
            """
                         price     share  nothing  unknown
            on average  312345   0.01000        0      NaN
            a = 1          -13  +0.02346        0      NaN
            prediction  312332   0.03346        0      NaN"""
                .replace("\n", System.lineSeparator()));
  }

  @Test
  void sharesImportanceByMeanAbsoluteContributions() {
    Contributions contributions =
        new Contributions(
            List.of("a", "b"),
            List.of("y", "z", "constant"),
            List.of(0.0, 1.0, 2.0),
            List.of(Batch.of(2, 1, -3, -1, 3), Batch.of(2, 0, 5, 0, -5), Batch.of(2, 0, 0, 0, 0)));
    // of y a quarter, of z nothing; the third output depends on no column
    assertThat(contributions.importances()).containsExactly(0.125, 0.875);
    assertThat(
            new Contributions(List.of("a"), List.of("y"), List.of(0.0), List.of(Batch.of(1, 0, 0)))
                .importances())
        .containsExactly(0.0);
    Contributions learned = Explainer.of(model(6, 4, 3)).contributions(TABLE);
    assertThat(learned.importances().stream().mapToDouble(each -> each).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void rejectsContributionsOfAnotherShape() {
    Batch amounts = Batch.of(2, 1, 2);
    assertThatThrownBy(
            () -> new Contributions(List.of("a"), List.of("y"), List.of(0.0), List.of(amounts)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected [rows, 1]");
    assertThatThrownBy(
            () ->
                new Contributions(
                    List.of("a", "b"), List.of("y", "z"), List.of(0.0), List.of(amounts)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one baseline and one batch for each of [y, z]; got 1 and 1");
    assertThatThrownBy(() -> formula().explain(Collections.singletonMap("temperature", 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column \"mode\"");
  }
}
