// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.data.SeededRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class IsotonicRegressionTest {
  /** The nearest rising values are {@code max over i <= m of min over j >= m of mean(i..j)}. */
  @Property(seed = "20261128")
  void poolingGivesTheMinimaxFormulaOfIsotonicRegression(
      @ForAll @IntRange(min = 1, max = 12) int size, @ForAll int seed) {
    SeededRandom random = new SeededRandom(seed);
    double[] values = IntStream.range(0, size).mapToDouble(i -> random.gaussian()).toArray();
    double[] rising = IsotonicRegression.rising(values);
    for (int m = 0; m < size; m++) {
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i <= m; i++) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = m; j < size; j++) {
          least = Math.min(least, Arrays.stream(values, i, j + 1).average().orElseThrow());
        }
        greatest = Math.max(greatest, least);
      }
      assertThat(rising[m]).isCloseTo(greatest, within(1e-12));
    }
  }
}
