// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import java.time.Duration;

/**
 * The time that a user gives with {@code --budget}.
 *
 * @param seconds above 0 and at most 1e8
 */
public record TimeBudget(double seconds) {
  private static final double LONGEST_SECONDS = 1e8;

  /**
   * Checks the seconds.
   *
   * @throws IllegalArgumentException if they are out of range
   */
  public TimeBudget {
    if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
      throw new IllegalArgumentException(
          "--budget: expected a positive number of seconds; got " + seconds);
    }
  }

  /** Returns the whole time, rounded down to milliseconds. */
  public Duration duration() {
    return Duration.ofMillis((long) (1000 * seconds));
  }

  /**
   * Returns the time that is left for a part of the work, at least a millisecond.
   *
   * @param elapsed the time that has passed
   * @param kept the seconds to keep for the work after that part
   * @param mostShare the greatest share of the budget to keep, from 0 to 1
   */
  public Duration left(Duration elapsed, double kept, double mostShare) {
    double end = seconds - Math.min(kept, mostShare * seconds);
    return Duration.ofMillis(Math.max(1, (long) (1000 * end) - elapsed.toMillis()));
  }
}
