// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.UnivariateFunction;
import java.util.List;

/**
 * The layout of a written expression. Minus signs replace factors of -1, fractions replace negative
 * powers, and roots replace powers of 0.5.
 */
sealed interface Layout {
  /** A number without a sign. */
  record Digits(double value) implements Layout {}

  /** A variable. */
  record Name(String name) implements Layout {}

  /** A minus sign. */
  record Negative(Layout inner) implements Layout {}

  /** A sum of two or more terms; those that are {@link Negative} are written as subtractions. */
  record Addition(List<Layout> terms) implements Layout {}

  /** A product of two or more factors. */
  record Multiplication(List<Layout> factors) implements Layout {}

  /** A fraction. */
  record Fraction(Layout numerator, Layout denominator) implements Layout {}

  /** A power with an exponent of 0 or more. */
  record Raised(Layout base, double exponent) implements Layout {}

  /** A square root. */
  record Root(Layout inner) implements Layout {}

  /** A function applied to an argument. */
  record Applied(UnivariateFunction function, Layout argument) implements Layout {
    boolean isCustom() {
      return function instanceof CustomFunction;
    }
  }
}
