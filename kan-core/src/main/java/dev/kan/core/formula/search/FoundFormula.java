// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ExactNumber;
import dev.kan.core.formula.polish.FittedConstant;
import java.util.List;

/**
 * A formula that a search found.
 *
 * @param expression the formula of the target over the columns, in the user's units, fitted to all
 *     rows
 * @param complexity the number of nodes of the formula, 1 or more
 * @param trainingError the unexplained variance on the rows that were searched, as a share of the
 *     target's variance, after a fit to them
 * @param validationError the same on rows that were held out from that fit; equal to the training
 *     error if there are too few rows to hold some out
 * @param constants the fitted constants with their standard errors, in the order of the formula
 * @param exactNumbers the constants that were given an exact value, such as 2 or pi/2
 * @param stage the name of the stage of the search that found it
 */
public record FoundFormula(
    Expression expression,
    int complexity,
    double trainingError,
    double validationError,
    List<FittedConstant> constants,
    List<ExactNumber> exactNumbers,
    String stage) {
  /** Copies the lists. */
  public FoundFormula {
    constants = ImmutableList.copyOf(constants);
    exactNumbers = ImmutableList.copyOf(exactNumbers);
  }
}
