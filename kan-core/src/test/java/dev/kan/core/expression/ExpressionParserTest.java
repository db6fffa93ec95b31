// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {
  private static final CustomFunction HALF = CustomFunction.of("half", x -> x / 2);

  @ParameterizedTest
  @CsvSource({
    "1 + 2*3, 7",
    "(1 + 2)*3, 9",
    "2 - 3 - 4, -5",
    "12/2/3, 2",
    "12/2*3, 18",
    "-2^2, -4",
    "(-2)^2, 4",
    "2^-1, 0.5",
    "2^3^2, 512",
    "2**3, 8",
    "- - +3, 3",
    "2*-3, -6",
    "4^(1/2), 2",
    "1.5e2 + .5 + 2., 152.5",
    "pi, 3.141592653589793",
    "log(e^2), 2",
    "ln(e), 1",
    "e^x, 20.085536923187668",
    "2^x, 8",
    "x^x, 27",
    "(x + 1)^y, 16",
    "asin(1) - arcsin(1), 0",
    "acos(0) - arccos(0), 0",
    "atan(1) - arctan(1), 0",
    "atanh(0.5) - arctanh(0.5), 0",
    "sgn(-3) + sign(2), 0",
    "abs(-2) + sqrt(9), 5",
    "sin(0) + cos(0) + tan(0) + exp(0) + sinh(0) + cosh(0) + tanh(0), 3",
    "`x` + `y`, 5",
    "half(x), 1.5",
    "half'(x), 0.5",
    "sum(x) + sum() + product() + product(x), 7",
  })
  void parsesArithmetic(String text, double value) {
    assertThat(Expression.parse(text, HALF).evaluate(Map.of("x", 3.0, "y", 2.0)))
        .isCloseTo(value, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | position 1: expected a number, a name or '('; got the end in ''",
        "x + | position 4: expected a number, a name or '('; got the end in 'x +'",
        "x y | position 3: expected an operator or the end; got 'y' in 'x y'",
        "(x | position 3: expected an operator or ')'; got the end in '(x'",
        "sin() | position 5: expected a number, a name or '('; got ')' in 'sin()'",
        "sin x | position 5: expected '(' after 'sin'; got 'x' in 'sin x'",
        "sin(x, y) | position 6: expected an operator or ')'; got ',' in 'sin(x, y)'",
        "2*f(x) | position 3: expected one of the functions [abs, acos,",
        "x + # | position 5: expected a number, a name or a sign; got '#' in 'x + #'",
        "x + `y | position 5: expected a number, a name or a sign; got '`' in 'x + `y'",
        "x^(1/0) | position 3: expected a finite exponent; got '(' in 'x^(1/0)'",
        "x + inf | position 5: expected a finite number; got 'inf' in 'x + inf'",
        "x - nan | position 5: expected a finite number; got 'nan' in 'x - nan'",
        "2*1e999 | position 3: expected a finite number; got '1e999' in '2*1e999'",
        "x^1e999 | position 3: expected a finite number; got '1e999' in 'x^1e999'",
        "x^(1e308*10) | position 3: expected a finite exponent; got '(' in",
        "sum(x | position 6: expected an operator, ',' or ')'; got the end in 'sum(x'",
      })
  void reportsPositionAndExpectationOfErrors(String text, String message) {
    assertThatThrownBy(() -> Expression.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void rejectsDeepNestingWithoutStackOverflow() {
    assertThatThrownBy(() -> Expression.parse("(".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("position 301: expected at most 300 levels of nesting");
  }

  @Test
  void rejectsDuplicateFunctionNames() {
    assertThatThrownBy(() -> Expression.parse("x", HALF, HALF))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two functions are named half");
    assertThatThrownBy(() -> CustomFunction.of("sin", x -> x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("every formula has a function named sin already; choose another name");
  }
}
