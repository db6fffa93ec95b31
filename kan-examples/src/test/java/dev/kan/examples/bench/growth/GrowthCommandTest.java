// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kan.core.ParameterVector;
import dev.kan.examples.CommandRun;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthCommandTest {
  @Test
  void measuresOneSizeAlone() {
    CommandRun run = CommandRun.of("bench", "growth", "--only=k=1", "--seconds=0");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().toList().get(1)).matches("k +1 +\\d+( +[\\d.]+){4}");
  }

  @Test
  void measuresInAFreshProcess() throws IOException, InterruptedException {
    GrowthPoint point =
        FreshProcess.run(GrowthPoint.class, "bench", "growth", "--only=nodes=2", "--seconds=0");
    assertThat(point.dimension()).isEqualTo(Dimension.SECOND_ORDER);
    assertThat(point.parameters())
        .isEqualTo(ParameterVector.of(Dimension.SECOND_ORDER.task(2).kan()).size());
    assertThat(point.stepMs()).isPositive();
  }

  @Test
  void passesOnWhyAProcessFailed() {
    assertThatThrownBy(() -> FreshProcess.run(GrowthPoint.class, "bench", "growth", "--seconds=-1"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("bench growth --seconds=-1 ended with 2: ")
        .hasMessageContaining("--seconds must be 0 to 3600; got -1");
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheDimensionGrows(Dimension dimension) {
    int last = 0;
    for (int size : dimension.sizes().subList(0, 3)) {
      Task task = dimension.task(size);
      int cost = ParameterVector.of(task.kan()).size() * task.data().train().size();
      assertThat(cost).isGreaterThan(last);
      last = cost;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"samples=3", "N=many", "N", "=3"})
  void rejectsSizesThatItDoesNotKnow(String size) {
    CommandRun run = CommandRun.of("bench", "growth", "--only=" + size);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void explainsItsColumns() {
    assertThat(CommandRun.of("bench", "growth", "--help").out()).contains("train MiB: the most");
  }
}
