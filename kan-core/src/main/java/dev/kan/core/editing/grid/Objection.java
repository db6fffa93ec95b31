// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The reasons against moving knots to some values. */
final class Objection {
  private static final double SHORTEST_RANGE = 1e-30;
  private static final double LONGEST_RANGE = 1e30;
  private static final double SHORTEST_RELATIVE_STEP = 1e-10;
  private static final double LONGER = 10;
  private static final double MOST = 0.9;

  private Objection() {}

  /**
   * Returns the reason to keep the old knots, if there is one.
   *
   * @param sorted the values, finite, ascending
   * @param old the old knots
   */
  static Optional<String> to(double[] sorted, KnotVector old) {
    double smallest = sorted[0];
    double largest = sorted[sorted.length - 1];
    double length = largest - smallest;
    double size = Math.max(Math.abs(smallest), Math.abs(largest));
    if (length < SHORTEST_RANGE || length / old.gridIntervals() < SHORTEST_RELATIVE_STEP * size) {
      return Optional.of("its values are all (nearly) equal, %s".formatted(smallest));
    }
    if (length > LONGEST_RANGE) {
      return Optional.of("its values run from %s to %s".formatted(smallest, largest));
    }
    Interval range = old.range();
    long inside = Arrays.stream(sorted).filter(range::contains).count();
    if (length > LONGER * range.length() && inside >= MOST * sorted.length) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%d of %d values lie far outside the grid [%s, %s], between %s and %s",
              sorted.length - inside,
              sorted.length,
              range.lower(),
              range.upper(),
              smallest,
              largest));
    }
    return Optional.empty();
  }
}
