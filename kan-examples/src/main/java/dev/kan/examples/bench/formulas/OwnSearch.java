// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.formulas;

import com.google.common.base.Stopwatch;
import dev.kan.core.data.Table;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.search.FormulaSearch;
import dev.kan.core.formula.search.FoundFormula;
import java.time.Duration;

/**
 * The search of {@code kan discover}.
 *
 * @param time how long each search takes at most
 */
record OwnSearch(Duration time) {
  static final String NAME = "kan";

  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Searches a formula.
   *
   * @param samples the samples to search with
   * @param noise the noise that they have
   */
  Attempt search(Law law, Table samples, double noise, int seed) {
    Stopwatch watch = Stopwatch.createStarted();
    FoundFormula found =
        FormulaSearch.builder()
            .budget(time)
            .seed(seed)
            .build()
            .search(samples, Law.TARGET)
            .chosen();
    double seconds = watch.elapsed().toNanos() / NANOS_PER_SECOND;
    Expression formula = found.expression();
    return new Attempt(
        law.name(),
        NAME,
        noise,
        samples.rows(),
        seed,
        law.unexplained(formula),
        law.hasStructureOf(formula),
        found.complexity(),
        seconds,
        Notation.TEXT.of(formula));
  }
}
