// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

import dev.kan.core.data.Samples;
import java.util.stream.IntStream;

/** Some of many samples. */
final class FirstRows {
  private FirstRows() {}

  /** The first {@code count} samples. */
  static Samples of(Samples samples, int count) {
    return samples.select(IntStream.range(0, count).toArray());
  }
}
