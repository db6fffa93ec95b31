// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "0.25, 0.25",
    "3.14159, 3.142",
    "-123456.7, -123457",
    "100000, 100000",
    "0.00012345, 0.0001234",
    "0.00001234, 1.234e-05",
    "1234567890, 1.235e+09",
    "2e-7, 2e-07",
    "-1.5e20, -1.5e+20",
    "NaN, \u2013",
    "Infinity, \u2013"
  })
  void writesNumbersAsPeopleReadThem(double value, String text) {
    assertThat(Figures.number(value)).isEqualTo(text);
  }

  @Test
  void writesTicksInFewLetters() {
    assertThat(Figures.tick(-200_000)).isEqualTo("-200000");
    assertThat(Figures.tick(20_000_000)).isEqualTo("2e+07");
    assertThat(Figures.tick(0.00025)).isEqualTo("0.00025");
  }

  @Test
  void writesSharesAsPercentages() {
    assertThat(Figures.percent(0.1234)).isEqualTo("12.3\u00a0%");
    assertThat(Figures.percent(0)).isEqualTo("0.0\u00a0%");
    assertThat(Figures.percent(0.0001)).isEqualTo("under 0.1\u00a0%");
    assertThat(Figures.percent(0.0 / 0)).isEqualTo("\u2013");
  }
}
