// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.polish.FittedConstant;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FoundFormula;
import java.util.Comparator;
import java.util.List;

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
   * @param constants its constants with their standard errors
   * @param stage the stage of the search that found it
   */
  @JsonPropertyOrder({
    "text",
    "complexity",
    "validation_error",
    "training_error",
    "constants",
    "stage"
  })
  record Entry(
      String text,
      int complexity,
      double trainingError,
      double validationError,
      List<FittedConstant> constants,
      String stage) {
    static Entry of(FoundFormula found) {
      return new Entry(
          Notation.TEXT.of(found.expression()),
          found.complexity(),
          found.trainingError(),
          found.validationError(),
          found.constants(),
          found.stage());
    }
  }

  static DiscoverResults of(String target, int rows, FormulaFront front, double seconds, int seed) {
    return new DiscoverResults(
        target,
        rows,
        bestFirst(front).stream().map(Entry::of).toList(),
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
