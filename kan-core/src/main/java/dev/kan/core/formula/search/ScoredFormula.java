// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import java.util.Comparator;

/**
 * A formula with the length of its description.
 *
 * @param formula the formula, fitted to the rows that were searched
 * @param bits the description length of all rows
 */
record ScoredFormula(FoundFormula formula, double bits) {
  static final Comparator<ScoredFormula> SHORTEST_FIRST =
      Comparator.comparingDouble(ScoredFormula::bits);

  private static final double ROUNDING = 1e-20;

  /** Returns the validation error; errors that come from rounding are equal. */
  double error() {
    return Math.max(ROUNDING, formula.validationError());
  }

  /** Returns true if the validation error comes from rounding alone. */
  boolean isExact() {
    return error() == ROUNDING;
  }
}
