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
 */
public record FittedFormula(
    Expression expression, double unexplainedVariance, List<FittedConstant> constants) {
  /** Copies the constants. */
  public FittedFormula {
    constants = ImmutableList.copyOf(constants);
  }
}
