// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.editing.grid.AdaptiveKnots;
import dev.kan.core.editing.grid.KnotPlacement;

/**
 * When a training moves the knots of its network to where the samples are.
 *
 * @param every the steps between updates, at least 1; the first is before the first step
 * @param untilStep how many steps may be made before the last update, at least 1
 * @param placement where the knots go
 */
public record GridSchedule(int every, int untilStep, KnotPlacement placement) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public GridSchedule {
    checkArgument(every >= 1, "grid updates need at least 1 step between; got %s", every);
    checkArgument(untilStep >= 1, "the last grid update must be after a step; got %s", untilStep);
  }

  /**
   * As pykan's {@code fit}: every 5 steps while fewer than 50 have been made, to quantiles mixed
   * with 2 % of equal steps. One of its steps is up to 20 iterations of L-BFGS.
   */
  public static GridSchedule pykan() {
    return new GridSchedule(5, 50, AdaptiveKnots.defaults());
  }

  /** Whether the grids are updated again after a step. */
  boolean movesAfter(int step) {
    int next = -Math.floorDiv(-step, every) * every;
    return next < untilStep;
  }

  /** Whether the grids are updated before a step. */
  boolean due(int step) {
    return step - 1 < untilStep && (step - 1) % every == 0;
  }
}
