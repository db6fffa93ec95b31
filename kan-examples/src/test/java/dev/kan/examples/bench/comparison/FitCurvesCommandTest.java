// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FitCurvesCommandTest {
  private static List<FitCurve> reaching(@Nullable Double... seconds) {
    return Arrays.stream(seconds)
        .map(each -> new FitCurve("kan", 0, each, 9, 1e-4, List.of()))
        .toList();
  }

  @Test
  void fitsThatNeverReachTheErrorAreSlowerThanAll() {
    assertThat(FitCurvesCommand.medianSeconds("kan", reaching(3.0, null, 1.0))).hasValue(3);
    assertThat(FitCurvesCommand.medianSeconds("kan", reaching(3.0, null, null))).isEmpty();
  }
}
