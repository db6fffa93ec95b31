// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import java.util.Arrays;
import java.util.List;

/**
 * A random cut of samples into those to train on and those to validate on.
 *
 * @param kept the samples to train on
 * @param held the samples that are held out
 */
record HoldOut(Samples kept, Samples held) {
  /** The number of samples beyond which a step takes longer and is hardly better. */
  static final int ENOUGH_TO_KEEP = 20_000;

  /**
   * Cuts samples several times. No sample is held out twice.
   *
   * @param samples the samples, at least 2, all of weights above 0
   * @param share the share to hold out each time, above 0 and below 1; at least one sample is held
   *     out and at least one is kept
   * @param most the largest number of cuts, at least 1; there are fewer if samples run out
   * @param seed the seed of the cuts
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

  /** Returns this cut with at most {@link #ENOUGH_TO_KEEP} samples to train on. */
  HoldOut withFewerKept() {
    return new HoldOut(FirstRows.of(kept, ENOUGH_TO_KEEP), held);
  }
}
