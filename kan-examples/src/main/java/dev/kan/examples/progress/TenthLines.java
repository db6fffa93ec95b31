// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows progress as one line for each tenth of the steps, for logs. */
final class TenthLines implements TrainingProgress {
  private final PrintStream out;
  private final String name;
  private final LongSupplier clock;
  private int total;
  private int tenths;
  private @Nullable Pace pace;

  TenthLines(PrintStream out, String name, LongSupplier clock) {
    this.out = out;
    this.name = name;
    this.clock = clock;
  }

  @Override
  public void start(int steps) {
    total = steps;
    tenths = 0;
    pace = new Pace(clock);
  }

  @Override
  public void step(int done, double loss) {
    if (pace == null) {
      throw new IllegalStateException("step before start");
    }
    int reached = (int) (10L * done / total);
    if (reached > tenths) {
      tenths = reached;
      out.println(
          String.format(
              Locale.ROOT, "%s: %d/%d, %s", name, done, total, pace.describe(done, loss)));
    }
  }

  @Override
  public void close() {
    pace = null;
  }
}
