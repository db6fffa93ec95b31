// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void takesTheBestRoundForStepsAndForPredictions() {
    assertThat(Times.best(List.of(new Times(3, 0.5), new Times(2, 0.7), new Times(4, 0.6))))
        .isEqualTo(new Times(2, 0.5));
  }

  @Test
  void rejectsNoRounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Times.best(List.of()))
        .withMessage("the best of no rounds");
  }
}
