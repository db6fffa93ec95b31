// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.units.ConstantNames;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrontSummaryTest {
  @Test
  void formulasThatReadTheSameOnAllRowsAreOneOfTheShortestDescription() {
    double[] x = DoubleStream.iterate(1, each -> each + 0.25).limit(100).toArray();
    double[] y = DoubleStream.of(x).map(each -> 3 * each).toArray();
    SearchSamples samples =
        SearchSamples.of(List.of(Column.of("x", x)), Column.of("y", y), FormulaSearch.defaults());
    FormulaScore score = new FormulaScore(samples, ConstantNames.of(Map.of(), "y"));
    List<ScoredFormula> front =
        Stream.of("x^1.5", "2.9*x", "2.999*x", "3.1*x")
            .map(text -> score.unpolished(new Candidate(Expression.parse(text), 0, "test")))
            .toList();

    FrontSummary summary = FrontSummary.of(samples, front).fittedToAllRows();

    assertThat(summary.front()).containsExactly(front.get(0), front.get(2));
    assertThat(summary.formulas())
        .extracting(FoundFormula::expression)
        .containsExactly(Expression.parse("x^1.5"), Expression.parse("3*x"));
    assertThat(summary.result().chosen().expression()).isEqualTo(Expression.parse("3*x"));
  }
}
