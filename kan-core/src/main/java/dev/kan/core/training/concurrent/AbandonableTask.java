// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.concurrent;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs long work of a library that does not support {@link Cancellation} and treats an interrupt of
 * its thread as a failure. The work runs on a thread of its own, which is abandoned when the
 * computation is requested to end.
 */
public final class AbandonableTask {
  private static final int POLL_MILLIS = 50;

  private AbandonableTask() {}

  /**
   * Runs work and waits for its result.
   *
   * @param work the work to run; it must share no mutable state with the caller
   * @throws CancellationException if the computation is requested to end before the work is done
   */
  public static <T> T run(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "kan-task");
    thread.setDaemon(true);
    thread.start();
    while (true) {
      try {
        return requireNonNull(
            Uninterruptibles.getUninterruptibly(task, POLL_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        checkOrAbandon(thread);
      } catch (ExecutionException e) {
        Throwables.throwIfUnchecked(requireNonNull(e.getCause()));
        throw new AssertionError("a supplier throws nothing checked", e);
      }
    }
  }

  private static void checkOrAbandon(Thread thread) {
    try {
      Cancellation.check();
    } catch (CancellationException e) {
      thread.interrupt();
      throw e;
    }
  }
}
