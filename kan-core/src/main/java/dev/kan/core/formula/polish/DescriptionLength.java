// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Constant;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Variable;

/**
 * The number of bits that it takes to state a formula and then the samples by means of it: the
 * shortest description has the best balance of simplicity and accuracy (Rissanen, Modeling by
 * shortest data description, Automatica 14, 1978).
 *
 * <ul>
 *   <li>Each operation, function and variable takes the bits that tell it from the others.
 *   <li>Each fitted constant takes the bits of its size and of the digits that the samples
 *       determine, and each exact number the bits of its name.
 *   <li>The n samples take n/2 times the binary logarithm of the unexplained variance, which counts
 *       as no less than the noise.
 * </ul>
 *
 * @param noise the variance of the noise as a share of that of the target, 0 or more; 0 if it is
 *     not known. A value that is too large hides true but small terms.
 */
public record DescriptionLength(double noise) {
  private static final double OPERATION_BITS = 4;
  private static final double VARIABLE_BITS = 2;
  private static final double SCALE_BITS = 3;
  private static final double LOG_2 = Math.log(2);

  /** An unexplained variance up to this comes from rounding errors, even in ill-posed formulas. */
  static final double EXACT = 1e-20;

  /**
   * Checks the noise.
   *
   * @throws IllegalArgumentException if it is negative or NaN
   */
  public DescriptionLength {
    checkArgument(noise >= 0, "the noise must be 0 or more; got %s", noise);
  }

  /**
   * Returns the description length in bits. It may be negative; only differences between formulas
   * of the same observations mean anything.
   *
   * @param formula a formula fitted to the observations
   * @param observations the observations
   */
  public double of(FittedFormula formula, Observations observations) {
    double bits = structure(formula.expression(), observations.columns().size());
    bits += formula.precision() + SCALE_BITS * formula.constants().size();
    for (ExactNumber number : formula.exactNumbers()) {
      bits += 1 + number.bits();
    }
    double unexplained = Math.max(formula.unexplainedVariance(), Math.max(noise, EXACT));
    return bits + observations.size() / 2.0 * log2(unexplained);
  }

  /**
   * Returns the number of nodes of a formula as other symbolic regression packages count them:
   * constants, variables, functions, and each sum, product and power with its exponent.
   */
  public static int nodes(Expression formula) {
    int nodes = formula instanceof Power ? 2 : 1;
    for (Expression part : formula.parts()) {
      nodes += nodes(part);
    }
    return nodes;
  }

  /** Returns the bits of a formula without its constants. */
  private static double structure(Expression formula, int columns) {
    double bits = 0;
    if (formula instanceof Variable) {
      bits = VARIABLE_BITS + log2(columns);
    } else if (formula instanceof Power power) {
      bits = OPERATION_BITS + exponent(power.exponent());
    } else if (formula instanceof Call) {
      bits = OPERATION_BITS;
    } else if (!(formula instanceof Constant)) {
      bits = OPERATION_BITS * (formula.parts().size() - 1);
    }
    for (Expression part : formula.parts()) {
      bits += structure(part, columns);
    }
    return bits;
  }

  /** Returns the bits of an exponent; none if it is a constant that is counted elsewhere. */
  private static double exponent(double exponent) {
    if (!Fractions.isSmall(exponent)) {
      return 0;
    }
    int denominator = Fractions.denominator(exponent);
    double numerator = Math.abs(exponent) * denominator;
    return (exponent < 0 ? 0.5 : 0) + log2(1 + numerator) + log2(denominator);
  }

  private static double log2(double value) {
    return Math.log(value) / LOG_2;
  }
}
