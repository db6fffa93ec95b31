// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

/**
 * Ends trainings from another thread: give it to {@link KanTrainer#cancelOn}, call {@link #cancel}
 * at any time. One token may serve several trainings; once cancelled it stays so. Thread-safe.
 */
public final class CancellationToken {
  private volatile boolean cancelled;

  /** A token that is not cancelled. */
  public CancellationToken() {}

  /**
   * Ends every training that has this token at its next step, and keeps further ones from making
   * any. Returns at once; a second call does nothing.
   */
  public void cancel() {
    cancelled = true;
  }

  /** Whether {@link #cancel} has been called. */
  public boolean isCancelled() {
    return cancelled;
  }
}
