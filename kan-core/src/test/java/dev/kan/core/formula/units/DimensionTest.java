// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DimensionTest {
  @ParameterizedTest
  @CsvSource({
    "m, 1, 0, 0, 0, 0",
    "1, 0, 0, 0, 0, 0",
    "rad, 0, 0, 0, 0, 0",
    "m/s^2, 1, -2, 0, 0, 0",
    "m/s/s, 1, -2, 0, 0, 0",
    "m s^-2, 1, -2, 0, 0, 0",
    "m·s⁻², 1, -2, 0, 0, 0",
    "1/s, 0, -1, 0, 0, 0",
    "Hz, 0, -1, 0, 0, 0",
    "' kg  m^2 s^-2 ', 2, -2, 1, 0, 0",
    "kg*m²/s², 2, -2, 1, 0, 0",
    "J, 2, -2, 1, 0, 0",
    "N m, 2, -2, 1, 0, 0",
    "J/K, 2, -2, 1, -1, 0",
    "J/(kg K), 2, -2, 0, -1, 0",
    "J/kg/K, 2, -2, 0, -1, 0",
    "W/m^2/K^4, 0, -3, 1, -4, 0",
    "V/m, -1, 0, 0, 0, 1",
    "C, 2, -2, 1, 0, -1",
    "A s, 2, -2, 1, 0, -1",
    "T, -2, 1, 0, 0, 1",
    "J/(A m^2), -2, 1, 0, 0, 1",
    "V/A, -2, 3, -1, 0, 2",
    "Ω, -2, 3, -1, 0, 2",
    "S^-1, -2, 3, -1, 0, 2",
    "F/m, 1, -2, 1, 0, -2",
    "C/(V m), 1, -2, 1, 0, -2",
    "H, -2, 4, -1, 0, 2",
    "ohm s, -2, 4, -1, 0, 2",
    "Wb/m^2, -2, 1, 0, 0, 1",
    "Pa, -1, -2, 1, 0, 0",
    "(m/s)^2, 2, -2, 0, 0, 0",
    "m^0.5, 0.5, 0, 0, 0, 0"
  })
  void readsUnits(String text, double m, double s, double kg, double kelvin, double volt) {
    assertThat(Dimension.parse(text)).isEqualTo(new Dimension(m, s, kg, kelvin, volt));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "foo", "km", "10", "1.5", "m^", "m^x", "m/", "/s", "m//s", "(m", "m)", "()",
        "m s)", "m/s K", "m+s", "2 m", "m^-", "m,s", "m^2^2", "m\u0000"
      })
  void rejectsOtherTexts(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dimension.parse(text))
        .withMessageContaining("\"" + text + "\"");
  }

  @Test
  void rejectsTextsOfAnyDepth() {
    assertThatIllegalArgumentException().isThrownBy(() -> Dimension.parse("(".repeat(100_000)));
  }

  @Test
  void rejectsInfinitePowers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dimension(0, Double.POSITIVE_INFINITY, 0, 0, 0))
        .withMessageContaining("Infinity");
  }

  @Property
  void readsWhatItWrites(
      @ForAll @IntRange(min = -8, max = 8) int m,
      @ForAll @IntRange(min = -8, max = 8) int s,
      @ForAll @IntRange(min = -8, max = 8) int kg,
      @ForAll @IntRange(min = -8, max = 8) int kelvin,
      @ForAll @IntRange(min = -8, max = 8) int volt) {
    Dimension unit = new Dimension(m / 2.0, s / 2.0, kg / 2.0, kelvin / 2.0, volt / 2.0);

    assertThat(Dimension.parse(unit.toString())).isEqualTo(unit);
  }

  @Property
  void theRootOfAPowerIsTheUnit(
      @ForAll @IntRange(min = -8, max = 8) int m,
      @ForAll @IntRange(min = 1, max = 6) int exponent) {
    Dimension unit = new Dimension(m, -m, 2 * m, 1, 0);

    assertThat(unit.power(1.0 / exponent).power(exponent)).isEqualTo(unit);
    assertThat(unit.power(exponent).times(unit.power(-exponent))).isEqualTo(Dimension.NONE);
  }
}
