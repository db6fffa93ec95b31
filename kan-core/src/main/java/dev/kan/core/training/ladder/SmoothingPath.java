// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;

/**
 * A sequence of fits of one architecture, from straight edges to increasingly flexible ones. Each
 * fit continues from the one before. Penalties on differences of neighbouring coefficients
 * (P-splines; Eilers and Marx, Statistical Science 11, 1996) keep curves straight at first; as
 * their weight decreases, curves bend as the samples require. The first fit is linear regression.
 * The fit that held-out samples choose from a path is therefore not worse than a straight line,
 * beyond noise.
 *
 * @param pattern the network whose edges are found anew
 * @param range the inputs, (samples, inputs), that the grids of the first layer cover
 * @param gridIntervals the number of grid intervals of all layers
 * @param seed the seed of the straight edges to begin with
 */
record SmoothingPath(Kan pattern, Batch range, int gridIntervals, int seed) {
  private static final double[] BENDING = {3, 0.1, 0.03, 0.01, 3e-3, 1e-3, 1e-4, 1e-5, 1e-6};
  // a penalty on slopes, so that those of correlated inputs are determined
  private static final double MOST_SLOPE = 1e-3;
  private static final int ROUNDS = 2;
  private static final int STEPS = 4;
  private static final int FIRST_STEPS = 8;

  /** Returns the number of fits of a path. */
  static int length() {
    return BENDING.length;
  }

  /** Returns the number of steps of a whole path. */
  static int steps() {
    return ROUNDS * (FIRST_STEPS + (BENDING.length - 1) * STEPS);
  }

  /** Returns the network that a path begins with. */
  Kan start() {
    return StraightStart.draw(pattern, range, gridIntervals, seed);
  }

  /**
   * Makes the next fit of a path.
   *
   * @param kan the start or the previous fit
   * @param index the index of the fit, from 0 to below {@link #length}
   * @param training the samples to fit to
   */
  Kan next(Kan kan, int index, Training training) {
    Kan current = kan;
    for (int round = 0; round < ROUNDS; round++) {
      current = GridFollowing.ROOMY.onRange(current, range, gridIntervals);
      int steps = index == 0 ? FIRST_STEPS : STEPS;
      double slope = Math.min(MOST_SLOPE, BENDING[index]);
      current = training.straightened(current, steps, slope, BENDING[index]);
    }
    return current;
  }
}
