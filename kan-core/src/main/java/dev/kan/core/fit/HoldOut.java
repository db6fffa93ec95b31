// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * Samples cut at random into those that are trained on and those that judge.
 *
 * @param kept the samples to train on, at least one
 * @param held the samples that are held out, if any
 */
record HoldOut(Samples kept, Optional<Samples> held) {
  private static final int FEWEST_TO_HOLD_OUT_FROM = 20;

  /**
   * Holds out a share of the samples.
   *
   * @param samples all of a weight above 0
   * @param share from 0 to 1
   * @param seed the same seed gives the same cut
   */
  static HoldOut of(Samples samples, double share, int seed) {
    int[] order = new SeededRandom(seed).permutation(samples.size());
    int wanted =
        samples.size() < FEWEST_TO_HOLD_OUT_FROM ? 0 : (int) Math.round(share * samples.size());
    int count = Math.min(wanted, samples.size() - 1);
    Samples kept = samples.select(Arrays.copyOfRange(order, count, order.length));
    return new HoldOut(
        kept,
        count == 0 ? Optional.empty() : Optional.of(samples.select(Arrays.copyOf(order, count))));
  }
}
