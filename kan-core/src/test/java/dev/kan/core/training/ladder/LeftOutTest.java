// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftOutTest {
  @Test
  void countsWeights() {
    LeftOut losses =
        new LeftOut(
            List.of(new double[] {1, 2}, new double[] {6}),
            List.of(new double[] {1, 3}, new double[] {1}));
    assertThat(losses.mean()).isEqualTo(13.0 / 5);
    assertThat(losses.ofFold(0).mean()).isEqualTo(7.0 / 4);
  }

  /** Differences of 1 and 3: mean 2, standard error of the mean sqrt(2) / 2. */
  @Test
  void comparesWithTheErrorOfTheMeanDifference() {
    LeftOut low = losses(1, 1);
    LeftOut high = losses(2, 4);
    assertThat(low.isBelow(high, 1, 2.8)).isTrue();
    assertThat(low.isBelow(high, 1, 2.9)).isFalse();
    assertThat(low.isBelow(high, 0.3, 1)).isFalse();
    assertThat(high.isBelow(low, 1, 0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void anyFiniteMeanIsBelowOneThatIsNot(double worst) {
    assertThat(losses(1, 5).isBelow(losses(1, worst), 0.25, 3)).isTrue();
    assertThat(losses(1, worst).isBelow(losses(1, 5), 1, 0)).isFalse();
    assertThat(losses(1, worst).isBelow(losses(1, worst), 1, 0)).isFalse();
  }

  private static LeftOut losses(double... each) {
    double[] ones = new double[each.length];
    Arrays.fill(ones, 1);
    return new LeftOut(List.of(each), List.of(ones));
  }
}
