// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import dev.kan.core.formula.search.cascade.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The candidates that may be the best of their size or the best of all when they are fitted. */
final class Shortlist {
  private static final int LENGTH = 30;
  private static final double WORTHWHILE = 0.8;
  private static final double ROUNDING = 1e-20;
  private static final double BITS_PER_NODE = 4;
  private static final double LOG_2 = Math.log(2);

  private Shortlist() {}

  /**
   * Returns the shortlist.
   *
   * @param candidates all candidates
   * @param rows the number of rows that they were found with
   */
  static List<Candidate> of(List<Candidate> candidates, int rows) {
    List<Candidate> bySize = new ArrayList<>(candidates);
    bySize.sort(
        Comparator.comparingInt((Candidate c) -> c.expression().size())
            .thenComparingDouble(Candidate::unexplained));
    Set<Candidate> chosen = new LinkedHashSet<>();
    double least = Double.POSITIVE_INFINITY;
    for (Candidate candidate : bySize) {
      if (candidate.unexplained() < WORTHWHILE * least) {
        least = candidate.unexplained();
        chosen.add(candidate);
      }
    }
    bySize.stream()
        .sorted(Comparator.comparingDouble(candidate -> roughBits(candidate, rows)))
        .limit(LENGTH)
        .forEach(chosen::add);
    return List.copyOf(chosen);
  }

  /** Returns about the description length of a candidate, whose constants are not fitted yet. */
  private static double roughBits(Candidate candidate, int rows) {
    return BITS_PER_NODE * candidate.expression().size()
        + rows / 2.0 * Math.log(Math.max(ROUNDING, candidate.unexplained())) / LOG_2;
  }
}
