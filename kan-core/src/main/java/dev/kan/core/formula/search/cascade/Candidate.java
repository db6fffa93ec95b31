// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.expression.Expression;
import java.util.Comparator;

/**
 * A formula that a stage found.
 *
 * @param expression the formula of the raw target over the raw columns, constants included
 * @param unexplained the unexplained variance on the samples of the problem, as a share of the
 *     target's variance, 0 or more; infinite if the formula has no value at some sample
 * @param stage the name of the stage that found it
 */
public record Candidate(Expression expression, double unexplained, String stage) {
  private static final double EXACT = 1e-19;

  /** The order by unexplained variance, then by size. All below 1e-19 count as equally exact. */
  public static final Comparator<Candidate> BY_ERROR =
      Comparator.comparingDouble((Candidate candidate) -> Math.max(EXACT, candidate.unexplained()))
          .thenComparingInt(candidate -> candidate.expression().size());

  /**
   * Checks the unexplained variance.
   *
   * @throws IllegalArgumentException if it is negative or NaN
   */
  public Candidate {
    checkArgument(
        unexplained >= 0, "the unexplained variance must be 0 or more; got %s", unexplained);
  }
}
