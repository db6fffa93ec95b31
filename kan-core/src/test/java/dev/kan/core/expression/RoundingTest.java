// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.expression.notation.Notation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
  @ParameterizedTest
  @CsvSource({
    "3.14159265*x, 5, 3.1416*x",
    "-0.000123456, 2, -0.00012",
    "1234567.8, 3, 1230000",
    "1234 + 0.1, 2, 1234 + 0.1",
    "sin(0.99999999*x) + 1e-9, 4, sin(x) + 1e-9",
    "x^2.00001, 4, x^2",
    "x^1.4999, 1, x^1.5",
    "x^0.33333333, 3, x^0.333",
    "x^-0.5000001, 3, 1/sqrt(x)",
    "1.7976931348623157e308*x, 2, 1.7e308*x",
    "x^1.7976931348623157e308, 1, x^1e308",
  })
  void roundsNumbersToSignificantDigits(String text, int digits, String rounded) {
    Expression result = Expression.parse(text).round(digits);
    assertThat(Notation.TEXT.of(result)).isEqualTo(rounded);
  }

  @Test
  void rejectsLessThanOneDigit() {
    assertThatThrownBy(() -> Expression.variable("x").round(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rounding needs 1 or more significant digits; got 0");
  }
}
