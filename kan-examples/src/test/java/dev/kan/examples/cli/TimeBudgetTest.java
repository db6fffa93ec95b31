// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBudgetTest {
  @ParameterizedTest
  @CsvSource({
    "60, 0, 4, 0.6, 56000", // the seconds to keep are no more than the share
    "60, 1500, 4, 0.6, 54500",
    "5, 0, 4, 0.6, 2000", // 60 % of 5 s are kept
    "5, 1999, 4, 0.6, 1",
    "5, 2000, 4, 0.6, 1", // nothing is left
    "5, 90000, 4, 0.6, 1",
    "0.25, 0, 0, 1, 250"
  })
  void keepsSecondsForLaterWork(
      double seconds, long elapsed, double kept, double mostShare, long left) {
    assertThat(new TimeBudget(seconds).left(Duration.ofMillis(elapsed), kept, mostShare))
        .isEqualTo(Duration.ofMillis(left));
  }

  @Test
  void roundsTheWholeTimeDownToMilliseconds() {
    assertThat(new TimeBudget(0.0129).duration()).isEqualTo(Duration.ofMillis(12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1.1e8, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectsTimesOutOfRange(double seconds) {
    assertThatThrownBy(() -> new TimeBudget(seconds))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--budget: expected a positive number of seconds; got " + seconds);
  }
}
