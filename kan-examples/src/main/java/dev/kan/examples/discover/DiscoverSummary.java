// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FoundFormula;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The results of a search, to read. */
final class DiscoverSummary {
  private static final int DIGITS = 6;
  private static final double PERCENT = 100;

  private DiscoverSummary() {}

  /**
   * Prints the results.
   *
   * @param front the formulas
   * @param notes what units tell about the chosen formula, in lines
   */
  static void print(
      PrintWriter out, DiscoverResults results, FormulaFront front, List<String> notes) {
    out.printf(
        Locale.ROOT,
        "%s from %d rows; %.1f s%n",
        results.target(),
        results.rows(),
        results.seconds());
    out.printf(
        Locale.ROOT, "  N  nodes  unexplained  again  formula, rounded to %d digits%n", DIGITS);
    List<FoundFormula> formulas = DiscoverResults.bestFirst(front);
    for (int n = 0; n < formulas.size(); n++) {
      FoundFormula each = formulas.get(n);
      Double stability = results.formulas().get(n).stability();
      out.printf(
          Locale.ROOT,
          "%3d %6d %12.2e %6s  %s%n",
          n + 1,
          each.complexity(),
          each.validationError(),
          stability == null ? "-" : Math.round(PERCENT * stability) + "%",
          Notation.TEXT.of(each.expression().round(DIGITS)));
    }
    if (!front.chosen().expression().variables().isEmpty()) {
      out.printf("chosen: formula 1. %s%n", front.reason());
    }
    front.notes().forEach(out::println);
    notes.forEach(out::println);
    out.flush();
  }
}
