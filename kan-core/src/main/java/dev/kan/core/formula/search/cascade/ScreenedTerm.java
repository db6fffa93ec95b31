// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import dev.kan.core.expression.Expression;
import java.util.Comparator;

/**
 * A term of a sum: a product of powers of columns and at most one sine or cosine.
 *
 * @param monomial the powers of the scaled columns
 * @param factor the sine or cosine
 * @param exponent the exponent of the sine or cosine; 0 for none
 * @param gain the part of the sum of squares that the term explains, less what its complexity must
 *     bring
 */
record ScreenedTerm(Monomial monomial, Factor factor, double exponent, double gain) {
  /** The order by gain. */
  static final Comparator<ScreenedTerm> LEAST_FIRST =
      Comparator.comparingDouble(ScreenedTerm::gain);

  /** Returns the value in each row of a problem. */
  double[] values(Problem problem) {
    double[] values = monomial.values(problem);
    factor.multiply(values, exponent);
    return values;
  }

  /**
   * Returns a multiple of this term as a formula over the raw columns.
   *
   * @param coefficient the number that the product of the scaled columns is multiplied by
   */
  Expression times(double coefficient, Problem problem) {
    Expression product = monomial.expression(problem, coefficient);
    return exponent == 0 ? product : product.times(factor.power(exponent));
  }
}
