// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.evidence;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What samples tell about the formulas of a front, as far as there was time to ask.
 *
 * @param ranges the ranges of the columns in the samples
 * @param formulas what is known of each formula, in the order of the front; empty if nothing is
 * @param simpler the place, from 0, of the simplest formula of the front that samples cannot tell
 *     from the chosen one, if there is one that is simpler: the squared errors on rows that they
 *     were not fitted to differ by less than two standard errors, in the mean and in ranks
 * @param longer the same of the simplest formula that is longer than the chosen one
 * @param splines how splines compare with the most accurate formula; empty if it is exact or there
 *     was no time
 */
public record FrontEvidence(
    List<ColumnRange> ranges,
    List<FormulaEvidence> formulas,
    OptionalInt simpler,
    OptionalInt longer,
    Optional<SplineComparison> splines) {
  /** Copies the lists. */
  public FrontEvidence {
    ranges = ImmutableList.copyOf(ranges);
    formulas = ImmutableList.copyOf(formulas);
  }

  /** Returns the evidence of a search that is not over: none. */
  public static FrontEvidence none() {
    return new FrontEvidence(
        ImmutableList.of(),
        ImmutableList.of(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }
}
