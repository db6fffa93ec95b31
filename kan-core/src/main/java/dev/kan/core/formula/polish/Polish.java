// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import dev.kan.core.expression.Expression;

/**
 * Turns a formula whose structure is nearly right into the simplest one that the samples support.
 *
 * <pre>{@code
 * Observations observations = Observations.of(List.of("x", "y"), samples);
 * Expression rough = Expression.parse("1.0005*(x + 0.0002)^1.0003/(y + 0.0004)^0.9999");
 * FittedFormula polished = Polish.defaults().polish(rough, observations);
 * String text = Notation.TEXT.of(polished.expression());
 * }</pre>
 *
 * <p>All constants are fitted. Terms, factors and functions are left out, exponents become
 * fractions, sums are multiplied out and common factors collected, as long as the {@linkplain
 * DescriptionLength description} of the samples becomes shorter. Constants become exact numbers as
 * described at {@link ConstantSnap}. If x/y was observed with errors of 1 %, the formula above
 * becomes {@code x/y}.
 *
 * <p>The number of variants tried is limited by the size of the formula and the number of rows; the
 * constants of formulas of hundreds of nodes are fitted, but no parts are left out. The polish ends
 * early if the surrounding computation is cancelled; the best formula so far is returned.
 *
 * @param score the score to minimise
 * @param snap the way in which constants become exact numbers
 */
public record Polish(DescriptionLength score, ConstantSnap snap) {
  /** Returns the polish of formulas of samples whose noise is not known. */
  public static Polish defaults() {
    return withNoise(0);
  }

  /**
   * Returns the polish of formulas of samples whose noise is known.
   *
   * @param noise the variance of the noise as a share of that of the target, 0 or more
   * @throws IllegalArgumentException if the noise is negative or NaN
   */
  public static Polish withNoise(double noise) {
    return new Polish(new DescriptionLength(noise), ConstantSnap.defaults());
  }

  /**
   * Polishes a formula.
   *
   * @param formula a formula of the columns
   * @param observations the rows to describe
   * @return the formula with the shortest description among those examined
   * @throws IllegalArgumentException if the formula has a variable that is not a column
   */
  public FittedFormula polish(Expression formula, Observations observations) {
    return new PolishSearch(this, observations).run(formula);
  }
}
