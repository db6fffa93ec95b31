// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlopeTest {
  private static final double[] SIZES = {3, 5, 20, 90};

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, 0.5, 1, 3})
  void findsTheExponentOfAPowerLaw(double exponent) {
    double[] costs = Arrays.stream(SIZES).map(size -> 7 * Math.pow(size, exponent)).toArray();
    assertThat(Slope.exponent(SIZES, costs)).isCloseTo(exponent, within(1e-12));
  }

  @Test
  void balancesErrorsInLogarithms() {
    // logarithms of costs 0, 2, 2 at 0, 1, 2 in base 2: slope (2 - 0) / 2
    double[] costs = {1, 4, 4};
    assertThat(Slope.exponent(new double[] {1, 2, 4}, costs)).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void isUnknownIfACostIsNotPositive(double cost) {
    assertThat(Slope.exponent(SIZES, new double[] {1, cost, 2, 3})).isNaN();
  }

  @Test
  void rejectsASinglePoint() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Slope.exponent(new double[] {1}, new double[] {2}))
        .withMessage("a power law needs at least 2 points; got 1 sizes and 1 values");
  }
}
