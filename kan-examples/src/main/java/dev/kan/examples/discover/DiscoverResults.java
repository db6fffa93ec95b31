// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FoundFormula;
import dev.kan.core.formula.units.ConstantNames;
import dev.kan.core.formula.units.FormulaUnits;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of {@code kan discover}, as it writes them as JSON.
 *
 * @param target the column that the formulas give
 * @param rows the number of rows searched
 * @param formulas the formulas, the chosen one first and then by validation error
 * @param chosen the text of the chosen formula
 * @param reason why it was chosen
 * @param seconds the time that the search took
 * @param seed the source of the rows held out
 */
@JsonPropertyOrder({"target", "rows", "formulas", "chosen", "reason", "seconds", "seed"})
record DiscoverResults(
    String target,
    int rows,
    List<Entry> formulas,
    String chosen,
    String reason,
    double seconds,
    int seed) {
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
   * @param units whether the units of the columns fit; null if they have none
   * @param stage the stage of the search that found it
   */
  @JsonPropertyOrder({
    "text",
    "complexity",
    "validation_error",
    "training_error",
    "constants",
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
      @Nullable String units,
      String stage) {
    static Entry of(FoundFormula found, Optional<ConstantNames> names) {
      Optional<FormulaUnits> units =
          names.map(each -> each.of(found.expression(), found.constants()));
      return new Entry(
          Notation.TEXT.of(found.expression()),
          found.complexity(),
          found.trainingError(),
          found.validationError(),
          found.constants().stream().map(each -> ConstantEntry.of(each, units)).toList(),
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
        bestFirst(front).stream().map(each -> Entry.of(each, names)).toList(),
        Notation.TEXT.of(front.chosen().expression()),
        front.reason(),
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
