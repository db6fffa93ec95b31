// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputDistributionTest {
  @Test
  void averagesOverQuantilesAsAnIntegralDoes() {
    // the quantiles of a uniform distribution over [0, 2]
    List<Double> quantiles = IntStream.rangeClosed(0, 64).mapToObj(q -> q / 32.0).toList();
    InputDistribution uniform = InputDistribution.ofQuantiles(quantiles);
    assertThat(uniform.mean(x -> x)).isCloseTo(1, within(1e-14));
    assertThat(uniform.mean(Math::sin)).isCloseTo((1 - Math.cos(2)) / 2, within(1e-4));
    assertThat(uniform.with(5, 0.2).mean(x -> x)).isCloseTo(0.8 + 0.2 * 5, within(1e-14));
    assertThat(InputDistribution.indicator(0.3).mean(x -> 7 * x)).isCloseTo(2.1, within(1e-14));
    assertThat(InputDistribution.at(3).mean(x -> x * x)).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({"NaN, 1, at least one value", "1, 0.9, add up to 1", "1, -1, add up to 1"})
  void rejectsWhatIsNoDistribution(double value, double weight, String message) {
    assertThatThrownBy(() -> new InputDistribution(List.of(value), List.of(weight)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void rejectsSharesBeyondOneAndSingleQuantiles() {
    assertThatThrownBy(() -> InputDistribution.indicator(1.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> InputDistribution.at(1).with(2, -0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> InputDistribution.ofQuantiles(List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least two quantiles; got [1.0]");
  }
}
