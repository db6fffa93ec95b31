// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.evidence;

/**
 * The comparison of the most accurate formula of a front with a model of splines, on rows that
 * neither was fitted to: rows held out, or all rows in turn if they are few.
 *
 * @param splineError the unexplained variance of the splines as a share of the target's variance
 * @param formulaError the same of the formula
 * @param standardErrors by how many standard errors of their mean difference, row by row, the
 *     formula's squared errors exceed those of the splines; negative if they are less
 */
public record SplineComparison(double splineError, double formulaError, double standardErrors) {
  private static final double CLEARLY = 0.5;
  private static final double BEYOND_CHANCE = 2;

  /**
   * Returns true if the splines leave less than half of what the formula leaves, and the difference
   * is more than two standard errors.
   */
  public boolean splinesAreBetter() {
    return splineError < CLEARLY * formulaError && standardErrors > BEYOND_CHANCE;
  }
}
