// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import dev.kan.core.model.auto.AutoListener;
import dev.kan.core.model.auto.AutoProgress;
import dev.kan.core.model.auto.CandidateScore;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows what is tried, the best so far and the time left: on a terminal as one line that is written
 * over, otherwise as a line for each candidate and each further tenth of the time.
 */
final class FitProgress implements AutoListener {
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintStream out;
  private final @Nullable Integer columns;
  private long drawn = System.nanoTime() - REDRAW_NANOS;
  private boolean isLineOpen;
  private int tenth;

  /**
   * Creates a display.
   *
   * @param out where to write
   * @param columns the width of the terminal; null if it is none
   */
  FitProgress(PrintStream out, @Nullable Integer columns) {
    this.out = out;
    this.columns = columns;
  }

  @Override
  public void onProgress(AutoProgress progress) {
    if (columns != null) {
      redraw(line(progress), columns);
      return;
    }
    double whole = seconds(progress.elapsed()) + seconds(progress.left());
    int reached = whole > 0 ? (int) (10 * seconds(progress.elapsed()) / whole) : 0;
    if (reached > tenth) {
      tenth = reached;
      out.println("fit: " + line(progress));
    }
  }

  private void redraw(String line, int width) {
    if (System.nanoTime() - drawn >= REDRAW_NANOS) {
      drawn = System.nanoTime();
      int most = Math.max(1, width - 1);
      String shown = line.substring(0, Math.min(line.length(), most));
      out.print("\r" + shown + " ".repeat(most - shown.length()));
      out.flush();
      isLineOpen = true;
    }
  }

  @Override
  public void onCandidate(CandidateScore score) {
    end();
    out.printf(
        Locale.ROOT,
        "fit: %s: loss %.4g +- %.2g%n",
        score.description(),
        score.loss(),
        score.standardError());
  }

  private static String line(AutoProgress progress) {
    return String.format(
        Locale.ROOT,
        "%s; %s; at most %.0f s left",
        progress.activity(),
        progress
            .best()
            .map(
                best -> String.format(Locale.ROOT, "best %s %.4g", best.description(), best.loss()))
            .orElse("none yet"),
        Math.max(0, seconds(progress.left())));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** Ends the line on a terminal. */
  void end() {
    if (isLineOpen) {
      out.println();
      isLineOpen = false;
    }
  }
}
