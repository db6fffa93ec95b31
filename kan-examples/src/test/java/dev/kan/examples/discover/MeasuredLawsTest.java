// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ConstantFit;
import dev.kan.core.formula.polish.FittedConstant;
import dev.kan.core.formula.polish.Observations;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FormulaSearch;
import dev.kan.core.storage.csv.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of the page on measured laws, found from the tables beside it. */
class MeasuredLawsTest {
  private static final Path DOCUMENTS = Path.of("..", "docs");

  private static Table table(String name) throws IOException {
    Table table = TableReader.defaults().read(DOCUMENTS.resolve("data/laws/" + name + ".csv"));
    return table.without(
        table.names().stream().filter(each -> !table.column(each).isNumeric()).toList());
  }

  private static FormulaFront found(String name, String target) throws IOException {
    return FormulaSearch.defaults().search(table(name), target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kepler", "moons"})
  void findsTheThirdLawOfKepler(String name) throws IOException {
    FormulaFront front = found(name, "period");

    double factor = front.chosen().constants().get(0).value();
    assertThat(front.chosen().expression())
        .isEqualTo(Expression.variable("axis").power(1.5).times(factor));
    assertThat(front.evidence().simpler()).isEmpty();
  }

  /** The exponent, free, is 1.49985 with a standard error of 0.00007. */
  @Test
  void determinesTheExponentOfKepler() throws IOException {
    Table planets = table("kepler");
    double[][] axes =
        IntStream.range(0, planets.rows())
            .mapToObj(r -> logarithm(planets, "axis", r))
            .toArray(double[][]::new);
    double[][] periods =
        IntStream.range(0, planets.rows())
            .mapToObj(r -> logarithm(planets, "period", r))
            .toArray(double[][]::new);
    Observations logarithms =
        Observations.of(List.of("a"), new Samples(Batch.ofRows(axes), Batch.ofRows(periods)));

    FittedConstant exponent =
        ConstantFit.defaults()
            .fit(Expression.parse("1.4321*a + 5.4321"), logarithms)
            .constants()
            .get(0);

    assertThat(exponent.value()).isCloseTo(1.5, within(3 * exponent.standardError()));
    assertThat(exponent.standardError()).isLessThan(1e-4);
  }

  private static double[] logarithm(Table table, String column, int row) {
    return new double[] {Math.log(table.column(column).number(row))};
  }

  @Test
  void findsTheLawOfBoyle() throws IOException {
    Expression law = found("boyle", "pressure").chosen().expression();

    assertThat(law.times(Expression.variable("volume")).simplify().variables()).isEmpty();
    assertThat(law.evaluate(Map.of("volume", 1.0))).isCloseTo(1407, within(2.0));
  }

  /** The limit of the series is at 364.60 nm, and the next line at 373.44 nm. */
  @Test
  void findsTheSeriesOfBalmer() throws IOException {
    Expression law = found("balmer", "wavelength").chosen().expression();

    assertThat(law.evaluate(Map.of("level", 1e6))).isCloseTo(364.60, within(0.01));
    assertThat(law.evaluate(Map.of("level", 13.0))).isCloseTo(373.44, within(0.01));
  }
}
