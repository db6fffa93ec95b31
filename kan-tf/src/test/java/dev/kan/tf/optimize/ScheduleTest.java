// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void everyScheduleHasItsFactors() {
    assertFactors(Schedule.constant(), 1, 1, 1, 1, 1);
    assertFactors(Schedule.steps(2, 0.1), 1, 1, 0.1, 0.1, 0.01);
    assertFactors(Schedule.exponential(0.5), 1, 0.5, 0.25, 0.125, 0.0625);
    double quarter = Math.sqrt(0.5) / 2;
    assertFactors(Schedule.cosine(0), 1, 0.5 + quarter, 0.5, 0.5 - quarter, 0);
    assertFactors(Schedule.warmUp(2, Schedule.exponential(0.5)), 1 / 3.0, 2 / 3.0, 1, 0.5, 0.25);
    assertFactors(Schedule.warmUp(2, Schedule.cosine(0.2)), 1 / 3.0, 2 / 3.0, 1, 0.6, 0.2);
  }

  @Test
  void oneStepHasTheFirstFactor() {
    assertThat(Schedule.cosine(0).factor(1, 1)).isEqualTo(1);
  }

  private static void assertFactors(Schedule schedule, double... expected) {
    int steps = expected.length;
    double[] factors =
        IntStream.rangeClosed(1, steps).mapToDouble(step -> schedule.factor(step, steps)).toArray();
    assertThat(factors).containsExactly(expected, within(1e-15));
  }
}
