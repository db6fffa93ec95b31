// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.spline.Interval;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void theOutlineHasAStepForEachCount() {
    double[] values = {0, 0.1, 0.2, 0.3, 1.2, 3.9, 4};
    Histogram histogram = new Histogram(values, new Interval(0, 4), 4);
    assertThat(histogram.x()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4);
    assertThat(histogram.y(-1, 3)).containsExactly(-1, 3, 3, 0, 0, -1, -1, 1, 1, -1);
  }
}
