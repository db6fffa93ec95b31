// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.Arrays;
import java.util.List;

/** Tells whether what a formula leaves looks like noise. */
final class Whiteness {
  private static final double MOST_DEGREE = 5;

  /** The share explained by chance from which on there are too few rows to tell. */
  private static final double MOST_CHANCE = 0.2;

  private Whiteness() {}

  /**
   * Returns true if no product of powers, sines and cosines explains more of the residuals than the
   * best of as many does by chance, by the extended Bayesian information criterion (Chen and Chen,
   * 2008). Waves that are too short for the samples look like noise too; of few rows nothing is
   * told.
   *
   * @param problem the samples
   * @param best the formula
   * @param effort the work that the test may do; false if it does not suffice
   */
  static boolean isNoise(Problem problem, Candidate best, Effort effort) {
    TermScreen screen = TermScreen.of(problem);
    long size = screen.size(MOST_DEGREE);
    double chance = (Math.log(problem.rows()) + 2 * Math.log((double) size)) / problem.rows();
    if (size == 0 || chance > MOST_CHANCE || !effort.spend(2 * size * problem.rows())) {
      return false;
    }
    double[] rest = problem.values(best.expression());
    double scale = problem.target().scale();
    Arrays.setAll(
        rest,
        row ->
            Math.sqrt(problem.weights()[row])
                * (problem.target().scaled()[row] - rest[row] / scale));
    double most = chance * LeastSquares.dot(rest, rest);
    return Double.isFinite(most)
        && screen.best(List.of(), rest, 1, MOST_DEGREE).stream()
            .allMatch(term -> term.gain() < most);
  }
}
