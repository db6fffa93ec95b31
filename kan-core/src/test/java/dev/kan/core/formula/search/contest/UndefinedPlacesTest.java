// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.evidence.ColumnRange;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UndefinedPlacesTest {
  private static final List<ColumnRange> RANGES =
      List.of(new ColumnRange("x", 0, 4), new ColumnRange("y", 1, 3));

  @ParameterizedTest
  @CsvSource({
    "sqrt(3 - x) + y, for x > 3",
    "log(x - 1), for x < 1",
    "y + 1/(x - 2), where x - 2 = 0",
    "1/(x - y), where x - y = 0",
    "tan(x)*y, where cos(x) = 0",
    "log(x - y), in about 50 % of the ranges of its columns"
  })
  void saysWhereThereIsNoValue(String formula, String place) {
    assertThat(UndefinedPlaces.of(Expression.parse(formula), RANGES))
        .hasValueSatisfying(each -> assertThat(rounded(each)).isEqualTo(place));
  }

  /** Bounds are found up to the distance of the points. */
  private static String rounded(String place) {
    return place.replaceAll("3\\.0\\d*", "3").replaceAll("0?\\.99\\d*$", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "x/y", "sqrt(x)", "log(y)/(1 + x)", "1/(x - 5)", "tan(y/3)"})
  void saysNothingOfFormulasWithValuesEverywhere(String formula) {
    assertThat(UndefinedPlaces.of(Expression.parse(formula), RANGES)).isEmpty();
  }
}
