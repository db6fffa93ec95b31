// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.progress;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Shows the progress of a training. Call {@link #start} once, {@link #step} after each step, and
 * {@link #close} at the end, even if the training fails. Instances are not thread-safe.
 */
public interface TrainingProgress extends AutoCloseable {
  /**
   * Returns a progress display on standard error: a bar if the launcher found a terminal there,
   * otherwise one line for each tenth of the steps.
   *
   * @param name a short name of the training
   */
  static TrainingProgress onStandardError(String name) {
    return on(System.err, name, Integer.getInteger("kan.columns"));
  }

  /**
   * Returns a progress display on a stream.
   *
   * @param out the stream to write to
   * @param name a short name of the training
   * @param columns the width of the terminal in columns, or null if the stream is not a terminal
   */
  static TrainingProgress on(PrintStream out, String name, @Nullable Integer columns) {
    return columns == null
        ? new TenthLines(out, name, System::nanoTime)
        : new TerminalBar(out, name, columns, System::nanoTime);
  }

  /**
   * Starts the display.
   *
   * @param total the number of steps, at least 1
   */
  void start(int total);

  /**
   * Shows that a step is done.
   *
   * @param done the number of steps done so far, 1 to {@code total}
   * @param loss the training loss at this step
   * @throws IllegalStateException if called before {@link #start} or after {@link #close}
   */
  void step(int done, double loss);

  /** Ends the display. The last text remains visible. */
  @Override
  void close();
}
