// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.progress;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a training is: {@link #start} once, {@link #step} after each step, {@link #close}
 * at the end, whether the training came to its end or not. Not thread-safe.
 */
public interface TrainingProgress extends AutoCloseable {
  /**
   * Progress on standard error: a bar if the launcher found a terminal there, else one line for
   * each tenth of the steps.
   *
   * @param name what is trained, in a few words
   */
  static TrainingProgress onStandardError(String name) {
    return on(System.err, name, Integer.getInteger("kan.columns"));
  }

  /**
   * Progress on a stream.
   *
   * @param out where to write
   * @param name what is trained, in a few words
   * @param columns the width of the terminal; null if the stream is none
   */
  static TrainingProgress on(PrintStream out, String name, @Nullable Integer columns) {
    return columns == null
        ? new TenthLines(out, name, System::nanoTime)
        : new TerminalBar(out, name, columns, System::nanoTime);
  }

  /**
   * Training starts.
   *
   * @param total the number of steps to come, at least 1
   */
  void start(int total);

  /**
   * A step is done.
   *
   * @param done the number of steps done so far, 1 to {@code total}
   * @param loss the training loss at this step
   * @throws IllegalStateException before {@link #start} or after {@link #close}
   */
  void step(int done, double loss);

  /** Training is over; what was shown last stays. */
  @Override
  void close();
}
