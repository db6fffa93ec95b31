// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.progress;

import java.util.Locale;
import java.util.function.LongSupplier;

/** The speed of steps since the creation of this object. */
final class Pace {
  private static final double NANOS = 1e9;

  private final LongSupplier clock;
  private final long started;

  /**
   * Starts the clock.
   *
   * @param clock the clock, in nanoseconds
   */
  Pace(LongSupplier clock) {
    this.clock = clock;
    started = clock.getAsLong();
  }

  /** Returns a text with the loss and the mean number of steps (iterations) per second. */
  String describe(int done, double loss) {
    double seconds = (clock.getAsLong() - started) / NANOS;
    return String.format(Locale.ROOT, "loss %.3e, %.1f it/s", loss, done / seconds);
  }
}
