// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

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

  /** Returns the default schedule, which is {@link #pykan()}. */
  public static GridSchedule defaults() {
    return builder().build();
  }

  /**
   * Returns the schedule of pykan's {@code fit}: every 5 steps while fewer than 50 have been made,
   * to quantiles mixed with 2 % of equal steps. One of its steps is up to 20 iterations of L-BFGS.
   */
  public static GridSchedule pykan() {
    return new GridSchedule(5, 50, AdaptiveKnots.defaults());
  }

  /** Returns a builder of the default schedule. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with this schedule. */
  public Builder toBuilder() {
    return new Builder().every(every).untilStep(untilStep).placement(placement);
  }

  /**
   * Returns whether the grids are updated again after a step.
   *
   * @param step the number of the step, from 1
   */
  public boolean movesAfter(int step) {
    int next = -Math.floorDiv(-step, every) * every;
    return next < untilStep;
  }

  /**
   * Returns whether the grids are updated before a step.
   *
   * @param step the number of the step, from 1
   */
  public boolean due(int step) {
    return step - 1 < untilStep && (step - 1) % every == 0;
  }

  /** Collects the settings of a schedule; not thread-safe. */
  public static final class Builder {
    private int every = 5;
    private int untilStep = 50;
    private KnotPlacement placement = AdaptiveKnots.defaults();

    private Builder() {}

    /** Sets the number of steps between updates, at least 1. Default: 5. */
    public Builder every(int steps) {
      every = steps;
      return this;
    }

    /** Sets the number of steps before the last update, at least 1. Default: 50. */
    public Builder untilStep(int step) {
      untilStep = step;
      return this;
    }

    /** Sets where the knots go. Default: {@link AdaptiveKnots#defaults()}. */
    public Builder placement(KnotPlacement newPlacement) {
      placement = newPlacement;
      return this;
    }

    /**
     * Returns the schedule.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public GridSchedule build() {
      return new GridSchedule(every, untilStep, placement);
    }
  }
}
