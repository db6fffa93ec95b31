// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import java.util.Arrays;
import java.util.List;

/**
 * Samples cut at random into those to train on and those to judge by.
 *
 * @param kept the samples to train on
 * @param held the samples that are held out
 */
record HoldOut(Samples kept, Samples held) {
  /** With more samples a step takes longer and hardly leads to a better network. */
  static final int ENOUGH_TO_KEEP = 20_000;

  /**
   * Cuts the samples several times; no sample is held out twice.
   *
   * @param samples at least 2, all of a weight above 0
   * @param share the share to hold out each time, above 0 and below 1; at least one sample is held
   *     out and at least one is kept
   * @param most the largest number of cuts, at least 1; there are fewer if samples run out
   * @param seed the same seed gives the same cuts
   */
  static List<HoldOut> folds(Samples samples, double share, int most, int seed) {
    int[] order = new SeededRandom(seed).permutation(samples.size());
    int count = (int) Math.round(share * samples.size());
    int size = Math.max(1, Math.min(count, samples.size() - 1));
    ImmutableList.Builder<HoldOut> folds = ImmutableList.builder();
    for (int f = 0; f < most && (f + 1) * size <= order.length; f++) {
      int[] before = Arrays.copyOf(order, f * size);
      int[] held = Arrays.copyOfRange(order, f * size, (f + 1) * size);
      int[] after = Arrays.copyOfRange(order, (f + 1) * size, order.length);
      folds.add(new HoldOut(samples.select(Ints.concat(before, after)), samples.select(held)));
    }
    return folds.build();
  }

  /** The same cut with no more samples kept than serve a step; they are in random order. */
  HoldOut withFewerKept() {
    return new HoldOut(FirstRows.of(kept, ENOUGH_TO_KEEP), held);
  }
}
