// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.training.CancellationToken;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LapsTest {
  @Test
  void repeatsAtLeastAsOftenAsAsked() {
    AtomicInteger runs = new AtomicInteger();
    assertThat(Laps.medianMillis(runs::incrementAndGet, Duration.ZERO, 5)).isPositive();
    assertThat(runs).hasValue(5);
  }

  @Test
  void goesOnUntilTheTimeIsOver() {
    CancellationToken token = new CancellationToken();
    Laps laps = new Laps(Duration.ofDays(1), 1, token);
    laps.lap();
    laps.lap();
    assertThat(token.isCancelled()).isFalse();
  }
}
