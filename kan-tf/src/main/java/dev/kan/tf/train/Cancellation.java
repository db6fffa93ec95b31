// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

/**
 * Whether the thread that trains is asked to end, by a token or by an interrupt. An interrupt is
 * taken off the thread, so that what is still to do, files to write above all, is not disturbed; it
 * is put back at the end.
 */
final class Cancellation implements AutoCloseable {
  private final CancellationToken token;
  private boolean interrupted = Thread.interrupted();

  Cancellation(CancellationToken token) {
    this.token = token;
  }

  boolean requested() {
    interrupted |= Thread.interrupted();
    return interrupted || token.isCancelled();
  }

  /** Puts an interrupt back on the thread. */
  @Override
  public void close() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
