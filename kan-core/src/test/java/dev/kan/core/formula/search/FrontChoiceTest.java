// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.units.ConstantNames;
import dev.kan.core.formula.units.Dimension;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontChoiceTest {
  @ParameterizedTest
  @CsvSource({"m, s, b", "s, m, a"})
  void prefersConstantsOfPhysics(String unitOfA, String unitOfB, String expected) {
    Map<String, Dimension> units =
        Map.of(
            "a",
            Dimension.parse(unitOfA),
            "b",
            Dimension.parse(unitOfB),
            "y",
            Dimension.parse("m"));

    assertThat(chosen(units, "299792458*a", "299792458*b").variables()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"m, s, a", "s, m, b"})
  void prefersFormulasWhoseUnitsFit(String unitOfA, String unitOfB, String expected) {
    Map<String, Dimension> units =
        Map.of(
            "a",
            Dimension.parse(unitOfA),
            "b",
            Dimension.parse(unitOfB),
            "y",
            Dimension.parse("m^2"));

    assertThat(chosen(units, "a^2", "b^2").variables()).containsExactly(expected);
  }

  /** Returns the choice between formulas of two columns that are equal. */
  private static Expression chosen(Map<String, Dimension> units, String... formulas) {
    double[] values = DoubleStream.iterate(1, x -> x + 0.25).limit(100).toArray();
    Expression law = Expression.parse(formulas[0]);
    double[] target = DoubleStream.of(values).map(x -> law.evaluate(Map.of("a", x))).toArray();
    SearchSamples samples =
        SearchSamples.of(
            List.of(Column.of("a", values), Column.of("b", values)),
            Column.of("y", target),
            FormulaSearch.defaults());
    List<Candidate> candidates =
        Stream.of(formulas).map(each -> new Candidate(Expression.parse(each), 0, "test")).toList();

    List<ScoredFormula> front =
        new FrontChoice(samples, ConstantNames.of(units, "y")).polished(candidates);
    return FrontSummary.of(samples, front).result().chosen().expression();
  }
}
