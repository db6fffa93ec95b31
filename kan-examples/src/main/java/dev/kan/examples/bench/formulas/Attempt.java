// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.formulas;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One search for one law.
 *
 * @param law the name of the law
 * @param learner the name of what searched
 * @param noise the standard deviation of the noise as a share of the target's
 * @param points the number of samples
 * @param seed the seed of the noise and the search
 * @param unexplained the share of the variance of the test samples, which have no noise, that the
 *     formula leaves unexplained
 * @param structure whether other values of the formula's constants make it the law; null for peers
 * @param complexity the number of nodes of the formula
 * @param seconds the time of the search
 * @param formula the formula
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Attempt(
    String law,
    String learner,
    double noise,
    int points,
    int seed,
    double unexplained,
    @Nullable Boolean structure,
    int complexity,
    double seconds,
    String formula) {
  /** The headings above {@link #line}. */
  static final String HEADINGS =
      "%-10s %-7s %5s %-6s %-9s %9s %5s %7s  %s"
          .formatted("law", "learner", "seed", "", "", "left", "nodes", "seconds", "formula");

  private static final int MOST_SHOWN = 90;

  boolean isFound() {
    return unexplained <= Law.EXACT;
  }

  /** Returns the attempt on one line. */
  String line() {
    String shown =
        formula.length() <= MOST_SHOWN ? formula : formula.substring(0, MOST_SHOWN - 3) + "...";
    return String.format(
        Locale.ROOT,
        "%-10s %-7s %5d %-6s %-9s %9.1e %5d %7.1f  %s",
        law,
        learner,
        seed,
        isFound() ? "found" : "",
        structure == null ? "" : structure ? "structure" : "",
        unexplained,
        complexity,
        seconds,
        shown);
  }
}
