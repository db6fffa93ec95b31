// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.OptionalDouble;

/** Exponents as formulas have them: whole numbers, halves, thirds and quarters. */
final class Powers {
  private Powers() {}

  /**
   * Returns the simplest fraction near an exponent, with a denominator of at most 4.
   *
   * @param exponent the exponent that was fitted
   * @param tolerance the largest distance
   * @return the fraction with the smallest denominator within the tolerance; empty if there is none
   */
  static OptionalDouble snap(double exponent, double tolerance) {
    for (int denominator = 1; denominator <= 4; denominator++) {
      double fraction = Math.rint(exponent * denominator) / denominator;
      if (Math.abs(fraction - exponent) < tolerance) {
        return OptionalDouble.of(fraction + 0.0); // no negative zero
      }
    }
    return OptionalDouble.empty();
  }
}
