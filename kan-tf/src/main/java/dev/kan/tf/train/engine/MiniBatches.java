// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import dev.kan.core.data.SeededRandom;
import java.util.Arrays;

/**
 * The rows of the samples that each step takes: each sample once an epoch, in an order drawn anew
 * for each; the last batch of an epoch may be smaller.
 */
final class MiniBatches {
  private final int samples;
  private final int batchSize;
  private final SeededRandom random;
  private int[] order = new int[0];
  private int next;

  MiniBatches(int samples, int batchSize, int seed) {
    this.samples = samples;
    this.batchSize = batchSize;
    random = new SeededRandom(seed);
  }

  /** The rows of the next step. */
  int[] next() {
    if (next == order.length) {
      order = random.permutation(samples);
      next = 0;
    }
    int from = next;
    next = Math.min(order.length, from + batchSize);
    return Arrays.copyOfRange(order, from, next);
  }

  /** Goes on as if so many steps had been made. */
  void skip(int steps) {
    for (int step = 0; step < steps; step++) {
      next();
    }
  }
}
