// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowErrorsTest {
  private static final Problem ROWS = rows(new double[] {1, 2, 3, 4}, 2, 4, 6, 9);

  private static Problem rows(double[] x, double... y) {
    return Problem.of(List.of(Column.of("x", x)), Column.of("y", y));
  }

  @Test
  void areSharesOfTheVariance() {
    RowErrors errors = RowErrors.of(ROWS, ROWS.values(Expression.parse("2*x")));

    assertThat(errors.mean()).isCloseTo(ROWS.unexplained(Expression.parse("2*x")), within(1e-15));
    assertThat(errors.squares().get(0)).isZero();
  }

  @Test
  void compareFormulasRowByRow() {
    // the squares are 1, 1, 4, 4 and 0 over a variance of 6.6875
    RowErrors far = RowErrors.of(ROWS, new double[] {3, 5, 8, 11});
    RowErrors exact = RowErrors.of(ROWS, new double[] {2, 4, 6, 9});

    assertThat(far.mean()).isCloseTo(2.5 / 6.6875, within(1e-15));
    assertThat(far.excessOver(exact)).isCloseTo(2.5 / (Math.sqrt(3) / 2), within(1e-12));
    assertThat(exact.excessOver(far)).isCloseTo(-2.5 / (Math.sqrt(3) / 2), within(1e-12));
    assertThat(exact.excessOver(exact)).isZero();
  }

  /** One row has nearly all of the error, so that the means alone tell nothing. */
  @Test
  void compareFormulasByRanksToo() {
    double[] x = {1, 2, 3, 4, 5, 6, 7, 1000};
    Problem rows = rows(x, x);
    RowErrors exact = RowErrors.of(rows, x);
    RowErrors worse = RowErrors.of(rows, new double[] {2, 3.1, 4.2, 5.3, 6.4, 7.5, 8.6, 900});

    assertThat(worse.excessOver(exact)).isLessThan(2);
    assertThat(worse.isLevelWith(exact)).isFalse();
    assertThat(exact.isLevelWith(exact)).isTrue();
  }

  @Test
  void chargeRowsWithoutAValue() {
    RowErrors errors = RowErrors.of(ROWS, new double[] {Double.NaN, 4, 6, 9});

    assertThat(errors.mean()).isGreaterThan(1e5);
  }

  /** With four rows each is left out once, so that the mean of the others predicts it. */
  @Test
  void areThoseOfFitsWithoutTheRow() {
    RowErrors errors = RowErrors.crossValidated(ROWS, Expression.parse("1.2345678901"), 0);

    double first = (4 + 6 + 9) / 3.0 - 2;
    assertThat(errors.squares().get(0)).isCloseTo(first * first / 6.6875, within(1e-9));
  }
}
