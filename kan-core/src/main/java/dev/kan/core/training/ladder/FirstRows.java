// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.data.Samples;
import java.util.stream.IntStream;

/** Takes the first rows of samples. */
final class FirstRows {
  private FirstRows() {}

  /** Returns the first {@code most} samples, or all if there are fewer. */
  static Samples of(Samples samples, int most) {
    return samples.size() <= most ? samples : samples.select(IntStream.range(0, most).toArray());
  }
}
