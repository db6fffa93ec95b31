// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import java.util.List;

/**
 * A formula whose constants have been fitted.
 *
 * @param expression the formula
 * @param unexplainedVariance the weighted mean square of the errors as a share of the variance of
 *     the target, 0 or more
 * @param constants the constants that were fitted, in the order in which they occur in the formula;
 *     equal constants that occur several times count once
 * @param precision the number of binary digits of all fitted constants together that the samples
 *     determine, 0 or more
 * @param exactNumbers the constants that were given an exact value instead, in the order in which
 *     they were found; without exponents and factors of 1 and -1
 */
public record FittedFormula(
    Expression expression,
    double unexplainedVariance,
    List<FittedConstant> constants,
    double precision,
    List<ExactNumber> exactNumbers) {
  /** Copies the lists. */
  public FittedFormula {
    constants = ImmutableList.copyOf(constants);
    exactNumbers = ImmutableList.copyOf(exactNumbers);
  }
}
