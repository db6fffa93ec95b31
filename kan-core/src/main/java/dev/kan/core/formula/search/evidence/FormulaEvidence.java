// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.evidence;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What samples tell about one formula of a front.
 *
 * @param undefined where the formula has no finite value although all columns are within their
 *     ranges, such as {@code for x > 3} or {@code where x - y = 0}; empty if no such place was
 *     found. Single points may be overlooked.
 * @param stability the share of bootstrap resamples, 0 to 1, on which this formula is chosen among
 *     those of the front; empty if there was no time to resample
 */
public record FormulaEvidence(Optional<String> undefined, OptionalDouble stability) {
  /** Returns this evidence with a stability. */
  public FormulaEvidence withStability(double share) {
    return new FormulaEvidence(undefined, OptionalDouble.of(share));
  }
}
