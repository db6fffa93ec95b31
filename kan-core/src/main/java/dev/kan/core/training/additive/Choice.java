// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Comparator;
import java.util.List;

/** Chooses among candidates by their losses on rows that they did not see, row by row. */
public final class Choice {
  private Choice() {}

  /**
   * Returns the candidate to use.
   *
   * @param candidates at least one, the simplest first
   */
  public static Candidate of(List<Candidate> candidates) {
    checkArgument(!candidates.isEmpty(), "a choice needs at least one candidate; got none");
    return candidates.stream().min(Comparator.comparingDouble(Candidate::loss)).orElseThrow();
  }
}
