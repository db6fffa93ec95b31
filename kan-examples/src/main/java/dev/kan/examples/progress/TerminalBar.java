// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.progress;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress as a bar that is redrawn in place, with the elapsed and remaining time, the loss
 * and the speed.
 */
final class TerminalBar implements TrainingProgress {
  private static final int REDRAW_MILLIS = 100;

  private final PrintStream out;
  private final String name;
  private final int columns;
  private final LongSupplier clock;
  private @Nullable Shown shown;

  private record Shown(ProgressBar bar, Pace pace) {}

  TerminalBar(PrintStream out, String name, int columns, LongSupplier clock) {
    this.out = out;
    this.name = name;
    this.columns = columns;
    this.clock = clock;
  }

  @Override
  public void start(int total) {
    close();
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(total)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new OneLine(out, columns))
            .build();
    shown = new Shown(bar, new Pace(clock));
  }

  @Override
  public void step(int done, double loss) {
    if (shown == null) {
      throw new IllegalStateException("step before start");
    }
    shown.bar.stepTo(done);
    shown.bar.setExtraMessage(" " + shown.pace.describe(done, loss));
  }

  @Override
  public void close() {
    if (shown != null) {
      shown.bar.close();
      shown = null;
      out.println();
    }
  }

  /**
   * A consumer that never ends its line, since the library does so never or twice if a bar is
   * closed at once.
   */
  private static final class OneLine extends ConsoleProgressBarConsumer {
    OneLine(PrintStream out, int columns) {
      // a bar in the last column would wrap
      super(out, columns - 1);
    }

    @Override
    public void close() {}
  }
}
