// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.progress;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How fast steps are done, from the moment that it is made. */
final class Pace {
  private static final double NANOS = 1e9;

  private final LongSupplier clock;
  private final long started;

  /**
   * A pace from now on.
   *
   * @param clock the time in nanoseconds
   */
  Pace(LongSupplier clock) {
    this.clock = clock;
    started = clock.getAsLong();
  }

  /** The loss, and the steps per second (iterations, as the field says) up to now. */
  String describe(int done, double loss) {
    double seconds = (clock.getAsLong() - started) / NANOS;
    return String.format(Locale.ROOT, "loss %.3e, %.1f it/s", loss, done / seconds);
  }
}
