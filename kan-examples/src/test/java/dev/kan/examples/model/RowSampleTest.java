// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.Batch;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSampleTest {
  private static Batch numbers(int from, int to) {
    return Batch.of(1, IntStream.range(from, to).asDoubleStream().toArray());
  }

  @Test
  void keepsAllRowsInOrderIfTheyFit() {
    RowSample sample = new RowSample(1);
    sample.add(numbers(0, 1000));
    sample.add(numbers(1000, 1500));
    assertThat(sample.batch()).isEqualTo(numbers(0, 1500));
  }

  @Test
  void keepsEvenlyDrawnRowsOfMore() {
    int wide = 20_000;
    RowSample sample = new RowSample(wide);
    RowSample other = new RowSample(wide);
    for (int r = 0; r < 2000; r++) {
      double[] row = new double[wide];
      row[0] = r;
      sample.add(Batch.of(wide, row));
      other.add(Batch.of(wide, row));
    }
    double[] kept = sample.batch().column(0);
    assertThat(kept).hasSize(100).doesNotHaveDuplicates();
    assertThat(Arrays.stream(kept).average().orElseThrow()).isCloseTo(1000, within(150.0));
    assertThat(other.batch().column(0)).containsExactly(kept);
  }
}
