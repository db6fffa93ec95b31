// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-10);
  private final Random random = new Random(7);

  private double[] column() {
    return random.doubles(30, -1, 1).toArray();
  }

  @Test
  void recoversTheCoefficientsOfASum() {
    double[] a = column();
    double[] b = column();
    double[] sum = new double[30];
    for (int row = 0; row < 30; row++) {
      sum[row] = 3 * a[row] - 0.25 * b[row];
    }

    double[] coefficients = LeastSquares.of(List.of(a, b)).solve(sum);

    assertThat(coefficients).containsExactly(new double[] {3, -0.25}, ROUNDING);
    assertThat(sum).containsOnly(new double[] {0}, ROUNDING);
  }

  @Test
  void leavesAResidualOrthogonalToAllColumns() {
    List<double[]> columns = List.of(column(), column(), column());
    double[] values = column();

    LeastSquares.of(columns).solve(values);

    assertThat(columns)
        .allSatisfy(column -> assertThat(LeastSquares.dot(column, values)).isCloseTo(0, ROUNDING));
  }

  @Test
  void givesNothingToAColumnThatDependsOnEarlierOnes() {
    double[] a = column();
    double[] twice = Rows.product(a, new double[30]);
    for (int row = 0; row < 30; row++) {
      twice[row] = 2 * a[row];
    }
    LeastSquares squares = LeastSquares.of(List.of(a, twice, column()));

    assertThat(squares.solve(a.clone())).containsExactly(new double[] {1, 0, 0}, ROUNDING);
    assertThat(squares.orthonormal()).hasSize(2);
  }
}
