// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.discover;

import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.formula.search.FoundFormula;
import dev.kan.core.formula.search.SearchListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows what is being searched and each formula that is better than all before. */
final class DiscoverProgress implements SearchListener {
  private static final int DIGITS = 5;
  private static final int MOST_SHOWN = 100;

  private final PrintStream out;
  private String stage = "";

  DiscoverProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onStage(String name, Duration left) {
    if (!name.equals(stage)) {
      stage = name;
      out.printf(Locale.ROOT, "discover: %s; at most %d s left%n", name, left.toSeconds());
    }
  }

  @Override
  public void onFront(FormulaFront front, Duration left) {
    FoundFormula best = front.formulas().get(front.formulas().size() - 1);
    String text = Notation.TEXT.of(best.expression().round(DIGITS));
    out.printf(
        Locale.ROOT,
        "discover: %.1e unexplained: %s%n",
        best.validationError(),
        text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN - 3) + "...");
  }
}
