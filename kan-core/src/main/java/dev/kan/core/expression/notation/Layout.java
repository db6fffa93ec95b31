// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.UnivariateFunction;
import java.util.List;

/**
 * An expression as it is written down, with minus signs, fractions and roots in the place of
 * factors of -1 and of powers.
 */
sealed interface Layout {
  /** A number without a sign. */
  record Digits(double value) implements Layout {}

  /** A variable. */
  record Name(String name) implements Layout {}

  /** A minus sign. */
  record Negative(Layout inner) implements Layout {}

  /** Two or more terms, those that are {@link Negative} to be subtracted. */
  record Addition(List<Layout> terms) implements Layout {}

  /** Two or more factors. */
  record Multiplication(List<Layout> factors) implements Layout {}

  /** One over the other. */
  record Fraction(Layout numerator, Layout denominator) implements Layout {}

  /** A power with an exponent of 0 or more. */
  record Raised(Layout base, double exponent) implements Layout {}

  /** A square root. */
  record Root(Layout inner) implements Layout {}

  /** A function of an argument. */
  record Applied(UnivariateFunction function, Layout argument) implements Layout {
    boolean isCustom() {
      return function instanceof CustomFunction;
    }
  }
}
