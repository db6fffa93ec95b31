// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OrthonormalTest {
  @Test
  void recoversTheCoefficientsOfACombination() {
    double[] one = {1, 1, 1, 1, 1};
    double[] line = {1, 2, 3, 4, 5};
    double[] square = {1e20, 4e20, 9e20, 16e20, 25e20};
    double[] target = new double[5];
    Arrays.setAll(target, r -> 3 * one[r] - 7 * line[r] + 2e-20 * square[r]);

    double[] coefficients = Orthonormal.of(one, line, square).orElseThrow().coefficients(target);

    assertThat(coefficients[0]).isCloseTo(3, within(1e-12));
    assertThat(coefficients[1]).isCloseTo(-7, within(1e-12));
    assertThat(coefficients[2]).isCloseTo(2e-20, within(1e-32));
  }

  @Test
  void fitsALineAsTheClosedFormDoes() {
    // slope = covariance / variance = 1.5 / 1.25, intercept = mean of y - slope * mean of x
    double[] coefficients =
        Orthonormal.of(new double[] {1, 1, 1, 1}, new double[] {0, 1, 2, 3})
            .orElseThrow()
            .coefficients(new double[] {1, 1, 4, 4});

    assertThat(coefficients).containsExactly(new double[] {0.7, 1.2}, within(1e-14));
  }

  @Test
  void leavesWhatIsPerpendicular() {
    double[] vector = {3, 4, 5};

    Orthonormal.of(new double[] {2, 0, 0}, new double[] {1, 1, 0}).orElseThrow().takeAway(vector);

    assertThat(vector).containsExactly(new double[] {0, 0, 5}, within(1e-15));
  }

  @Test
  void clearsAVectorOfWhichOnlyRoundingErrorsAreLeft() {
    double[] vector = {0.1, 0.2, 0.3};

    Orthonormal.of(new double[] {1, 2, 3}).orElseThrow().takeAwayOrClear(vector);

    assertThat(vector).containsExactly(0, 0, 0);
  }

  @Test
  void isEmptyForDependentZeroOrInfiniteColumns() {
    assertThat(Orthonormal.of(new double[] {1, 2, 3}, new double[] {0.1, 0.2, 0.3})).isEmpty();
    assertThat(Orthonormal.of(new double[3])).isEmpty();
    assertThat(Orthonormal.of(new double[] {1, Double.NaN, 3})).isEmpty();
    assertThat(Orthonormal.of(new double[] {1, Double.POSITIVE_INFINITY, 3})).isEmpty();
  }

  @Test
  void measuresLengthsWithoutOverflow() {
    assertThat(Orthonormal.length(3e200, 4e200)).isCloseTo(5e200, within(1e186));
    assertThat(Orthonormal.length(3e-200, 4e-200)).isCloseTo(5e-200, within(1e-214));
    assertThat(Orthonormal.length()).isZero();
  }
}
