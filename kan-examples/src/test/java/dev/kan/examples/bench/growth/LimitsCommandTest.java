// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.examples.CommandRun;
import org.junit.jupiter.api.Test;

class LimitsCommandTest {
  @Test
  void runsOneCaseAlone() {
    CommandRun run = CommandRun.of("bench", "limits", "--only=PICTURES");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().toList().get(1)).startsWith("[784,64,10] N=64  ");
  }

  @Test
  void trainingOnManyEdgesLowersTheLoss() {
    LargeResult result = LargeResult.of(LargeCase.PICTURES);
    assertThat(result.lossAfter()).isLessThan(result.lossBefore());
  }
}
