// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.data.Samples;
import java.util.stream.IntStream;

/** Some of many samples. */
final class FirstRows {
  private FirstRows() {}

  /** The first {@code most} samples, or all if there are not more. */
  static Samples of(Samples samples, int most) {
    return samples.size() <= most ? samples : samples.select(IntStream.range(0, most).toArray());
  }
}
