// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.expression.Expression;
import dev.kan.core.storage.json.ModelJson;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulaModelTest {
  private static final double BOLTZMANN = 1.380649e-23;
  private static final Table GAS = gas();

  private static Table gas() {
    SeededRandom random = new SeededRandom(5);
    double[] particles = new double[200];
    double[] temperature = new double[200];
    double[] volume = new double[200];
    double[] pressure = new double[200];
    for (int r = 0; r < particles.length; r++) {
      particles[r] = random.uniform(1e22, 1e24);
      temperature[r] = random.uniform(200, 600);
      volume[r] = random.uniform(0.01, 0.1);
      pressure[r] = particles[r] * BOLTZMANN * temperature[r] / volume[r];
    }
    return Table.builder()
        .numbers("N", particles)
        .numbers("T", temperature)
        .numbers("V", volume)
        .texts("gas", Collections.nCopies(200, "helium"))
        .numbers("p", pressure)
        .build();
  }

  @Test
  void predictsInTheUnitsOfTheColumns() {
    KanModel model = FormulaModel.of(Expression.parse("1.380649e-23*N*T/V"), GAS, "p");
    double[] pressure = model.predict(Map.of("N", 6e23, "T", 300, "V", 0.025));
    assertThat(pressure[0] / (6e23 * BOLTZMANN * 300 / 0.025)).isCloseTo(1, within(1e-12));
    assertThat(model.score(GAS).get(Metric.R2)).isCloseTo(1, within(1e-12));
  }

  @Test
  void takesOnlyTheColumnsOfTheFormula() {
    KanModel model = FormulaModel.of(Expression.parse("1e5 + 100*T"), GAS, "p");
    assertThat(model.schema().columns()).extracting(Column::name).containsExactly("T");
    assertThat(model.score(GAS).get(Metric.R2)).isLessThan(0.9);
  }

  @Test
  void hasTheFormulaThatItWasMadeOf() {
    Expression formula = Expression.parse("sqrt(T)/V - 3*exp(-T/300)");
    Expression back = FormulaModel.of(formula, GAS, "p").formula().outputs().get(0);
    for (double temperature = 200; temperature < 600; temperature += 50) {
      Map<String, Double> row = Map.of("T", temperature, "V", 0.02);
      assertThat(back.evaluate(row)).isCloseTo(formula.evaluate(row), within(1e-9));
    }
  }

  @Test
  void isSavedAndReadAgain() {
    KanModel model = FormulaModel.of(Expression.parse("N*T/V"), GAS, "p");
    assertThat(ModelJson.fromJson(ModelJson.toJson(model))).isEqualTo(model);
  }

  @Test
  void computesSeveralFormulasOfTheirOwnColumns() {
    List<Expression> formulas = List.of(Expression.parse("2*T"), Expression.parse("T - V"));

    KanModel model = FormulaModel.of(formulas, GAS, List.of("p", "q"));

    assertThat(model.schema().columns()).hasSize(2);
    assertThat(model.predict(Map.of("T", 300.0, "V", 0.5)))
        .containsExactly(new double[] {600, 299.5}, within(1e-9));
    assertThatThrownBy(() -> FormulaModel.of(formulas, GAS, List.of("p")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a target for each of 2 formulas; got [p]");
  }

  @Test
  void rejectsFormulasThatAreNotOfColumnsOfNumbers() {
    for (String formula : List.of("2", "x + 1", "gas")) {
      assertThatThrownBy(() -> FormulaModel.of(Expression.parse(formula), GAS, "p"))
          .as(formula)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
