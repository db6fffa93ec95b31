// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.expression.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.expression.CustomFunction;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Sum;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadsheetTest {
  private static final Map<String, String> CELLS = Map.of("x", "A2", "y", "$B$7");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-x^2 - 2*y/3 | =-POWER(A2,2) - 2*$B$7/3",
        "1e-7*log(x)*arcsin(y)*sign(x) | =1E-7*LN(A2)*ASIN($B$7)*SIGN(A2)",
        "sqrt(x + 1)*x^-1.5 | =SQRT(A2 + 1)/POWER(A2,1.5)",
      })
  void writesFormulas(String expression, String formula) {
    assertThat(Spreadsheet.formula(Expression.parse(expression), CELLS)).isEqualTo(formula);
  }

  @Test
  void namesCellsFromA2On() {
    List<String> names = IntStream.range(0, 16_384).mapToObj(i -> "c" + i).toList();
    assertThat(Spreadsheet.cells(names))
        .containsEntry("c0", "A2")
        .containsEntry("c25", "Z2")
        .containsEntry("c26", "AA2")
        .containsEntry("c701", "ZZ2")
        .containsEntry("c702", "AAA2")
        .containsEntry("c16383", "XFD2");
  }

  @Test
  void rejectsWhatNoCellComputes() {
    Expression x = Expression.variable("x");
    assertThatThrownBy(() -> Spreadsheet.formula(x, Map.of("y", "A2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the expression has the variables [x]; there are cells only for [y]");
    assertThatThrownBy(() -> Spreadsheet.formula(x.into(CustomFunction.of("J", Math::sin)), CELLS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a spreadsheet has no function J");
    assertThatThrownBy(() -> Spreadsheet.formula(new Sum(Collections.nCopies(2000, x)), CELLS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a cell has at most 8192 characters; this formula has 9998");
    assertThatThrownBy(() -> Spreadsheet.cells(List.of("x", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'x' is listed twice");
    assertThatThrownBy(() -> Spreadsheet.cells(Collections.nCopies(16_385, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a spreadsheet has 16384 columns; got 16385 names");
  }
}
