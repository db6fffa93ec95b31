// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FoundFormula;
import dev.kan.core.formula.search.evidence.ColumnRange;
import dev.kan.core.formula.search.evidence.FormulaEvidence;
import dev.kan.core.formula.search.evidence.SplineComparison;
import dev.kan.core.formula.units.ConstantNames;
import dev.kan.core.formula.units.FormulaUnits;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The results of {@code kan discover}, as it writes them as JSON.
 *
 * @param target the column that the formulas give
 * @param rows the number of rows searched
 * @param formulas the formulas, the chosen one first and then by validation error
 * @param chosen the text of the chosen formula
 * @param reason why it was chosen
 * @param notes what else the samples tell about the chosen formula, in sentences
 * @param ranges the least and the greatest value of each column
 * @param splines how splines compare with the most accurate formula; null if they were not fitted
 * @param seconds the time that the search took
 * @param seed the source of the rows held out
 */
@JsonPropertyOrder({
  "target",
  "rows",
  "formulas",
  "chosen",
  "reason",
  "notes",
  "ranges",
  "splines",
  "seconds",
  "seed"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record DiscoverResults(
    String target,
    int rows,
    List<Entry> formulas,
    String chosen,
    String reason,
    List<String> notes,
    Map<String, List<Double>> ranges,
    @Nullable Splines splines,
    double seconds,
    int seed) {
  /**
   * A comparison of splines with the most accurate formula, on rows that neither was fitted to.
   *
   * @param unexplained the share of the target's variance that the splines leave
   * @param formulaUnexplained the share that the formula leaves
   * @param areBetter whether no formula is better than the splines
   */
  @JsonPropertyOrder({"unexplained", "formula_unexplained", "are_better"})
  record Splines(double unexplained, double formulaUnexplained, boolean areBetter) {
    static Splines of(SplineComparison comparison) {
      return new Splines(
          comparison.splineError(), comparison.formulaError(), comparison.splinesAreBetter());
    }
  }

  /**
   * A formula of the front.
   *
   * @param text the formula, with all digits
   * @param complexity the number of its nodes
   * @param trainingError the share of the target's variance that it leaves unexplained on the rows
   *     searched
   * @param validationError the same on rows held out
   * @param constants its constants with their standard errors, and with their units if columns have
   *     some
   * @param stability the share of resamples of the rows on which it is chosen; null if unknown
   * @param undefined where it has no value within the ranges of the columns; null if nowhere
   * @param units whether the units of the columns fit; null if they have none
   * @param stage the stage of the search that found it
   */
  @JsonPropertyOrder({
    "text",
    "complexity",
    "validation_error",
    "training_error",
    "constants",
    "stability",
    "undefined",
    "units",
    "stage"
  })
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      String text,
      int complexity,
      double trainingError,
      double validationError,
      List<ConstantEntry> constants,
      @Nullable Double stability,
      @Nullable String undefined,
      @Nullable String units,
      String stage) {
    static Entry of(FoundFormula found, FormulaFront front, Optional<ConstantNames> names) {
      FormulaEvidence evidence = front.evidence().formulas().get(front.formulas().indexOf(found));
      OptionalDouble stability = evidence.stability();
      Optional<FormulaUnits> units =
          names.map(each -> each.of(found.expression(), found.constants()));
      return new Entry(
          Notation.TEXT.of(found.expression()),
          found.complexity(),
          found.trainingError(),
          found.validationError(),
          found.constants().stream().map(each -> ConstantEntry.of(each, units)).toList(),
          stability.isPresent() ? stability.getAsDouble() : null,
          evidence.undefined().orElse(null),
          units.map(FormulaUnits::sentence).orElse(null),
          found.stage());
    }
  }

  static DiscoverResults of(
      String target,
      int rows,
      FormulaFront front,
      Optional<ConstantNames> names,
      double seconds,
      int seed) {
    return new DiscoverResults(
        target,
        rows,
        bestFirst(front).stream().map(each -> Entry.of(each, front, names)).toList(),
        Notation.TEXT.of(front.chosen().expression()),
        front.reason(),
        front.notes(),
        front.evidence().ranges().stream()
            .collect(
                toImmutableMap(ColumnRange::name, each -> List.of(each.lower(), each.upper()))),
        front.evidence().splines().map(Splines::of).orElse(null),
        seconds,
        seed);
  }

  /**
   * Returns the formulas of a front, the chosen one first and then by validation error. A constant,
   * the simplest formula, is left out unless it is the chosen one.
   */
  static List<FoundFormula> bestFirst(FormulaFront front) {
    return ImmutableList.<FoundFormula>builder()
        .add(front.chosen())
        .addAll(
            front.formulas().stream()
                .filter(each -> !each.equals(front.chosen()))
                .filter(each -> !each.expression().variables().isEmpty())
                .sorted(Comparator.comparingDouble(FoundFormula::validationError))
                .toList())
        .build();
  }
}
