// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

  @Test
  void recoversCoefficientsOfVeryDifferentSizes() {
    double[] one = {1, 1, 1, 1, 1};
    double[] line = {1, 2, 3, 4, 5};
    double[] square = {1e20, 4e20, 9e20, 16e20, 25e20};
    double[] target = new double[5];
    Arrays.setAll(target, r -> 3 * one[r] - 7 * line[r] + 2e-20 * square[r]);

    double[] coefficients =
        LeastSquares.ofIndependent(one, line, square).orElseThrow().solve(target);

    assertThat(coefficients[0]).isCloseTo(3, within(1e-12));
    assertThat(coefficients[1]).isCloseTo(-7, within(1e-12));
    assertThat(coefficients[2]).isCloseTo(2e-20, within(1e-32));
  }

  @Test
  void clearsAVectorOfWhichOnlyRoundingErrorsAreLeft() {
    double[] vector = {0.1, 0.2, 0.3};

    LeastSquares.of(List.of(new double[] {1, 2, 3})).takeOutOrClear(vector);

    assertThat(vector).containsExactly(0, 0, 0);
  }

  @Test
  void refusesDependentZeroAndInfiniteColumns() {
    double[] line = {1, 2, 3};

    assertThat(LeastSquares.ofIndependent(line, new double[] {0.1, 0.2, 0.3})).isEmpty();
    assertThat(LeastSquares.ofIndependent(new double[3])).isEmpty();
    assertThat(LeastSquares.ofIndependent(new double[] {1, Double.NaN, 3})).isEmpty();
    assertThat(LeastSquares.ofIndependent(new double[] {1, Double.POSITIVE_INFINITY, 3})).isEmpty();
    assertThat(LeastSquares.ofIndependent(line, new double[] {1, 1, 1})).isPresent();
  }

  @Test
  void measuresLengthsWithoutOverflow() {
    assertThat(LeastSquares.length(3e200, 4e200)).isCloseTo(5e200, within(1e186));
    assertThat(LeastSquares.length(3e-200, 4e-200)).isCloseTo(5e-200, within(1e-214));
    assertThat(LeastSquares.length()).isZero();
  }
}
