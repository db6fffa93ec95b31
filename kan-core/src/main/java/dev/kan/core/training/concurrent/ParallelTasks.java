// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.concurrent;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Lists;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent tasks on a given number of threads. Any thread may run any task, so a task must
 * write only its own data; then the result does not depend on the threads.
 */
public final class ParallelTasks {
  /** The largest number of threads that a computation may ask for. */
  public static final int MOST_THREADS = 1024;

  private static final int POLL_MILLIS = 50;

  private ParallelTasks() {}

  /**
   * Checks that a number of threads is in its range.
   *
   * @throws IllegalArgumentException if it is not from 1 to {@link #MOST_THREADS}
   */
  public static void checkThreads(int threads) {
    checkArgument(
        threads >= 1 && threads <= MOST_THREADS,
        "the number of threads must be 1 to %s; got %s",
        MOST_THREADS,
        threads);
  }

  /**
   * Runs all tasks and waits for them. Between tasks it checks for a request to end; see {@link
   * Cancellation}. When it returns or throws, no task is running any more.
   *
   * @param tasks the number of tasks
   * @param threads the largest number of threads, including the caller's
   * @param worker supplies, for each thread, a consumer that runs the task of a given number
   * @throws CancellationException if the computation is requested to end before all tasks are done
   */
  public static void run(int tasks, int threads, Supplier<IntConsumer> worker) {
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          int task = next.getAndIncrement();
          if (task < tasks) {
            IntConsumer consumer = worker.get();
            for (; task < tasks; task = next.getAndIncrement()) {
              Cancellation.check();
              consumer.accept(task);
            }
          }
        };
    Cancellation scope = Cancellation.current();
    List<ForkJoinTask<?>> helpers = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, tasks); t++) {
      helpers.add(ForkJoinPool.commonPool().submit(() -> under(scope, work)));
    }
    try {
      work.run();
    } finally {
      // after a failure, no further task may start
      next.set(tasks);
      // helpers that no thread has started need not be waited for; only the newest can be unforked
      for (ForkJoinTask<?> helper : Lists.reverse(List.copyOf(helpers))) {
        if (helper.tryUnfork()) {
          helpers.remove(helper);
        } else {
          awaitEnd(helper, scope);
        }
      }
    }
    helpers.forEach(ForkJoinTask::join);
  }

  private static void under(@Nullable Cancellation scope, Runnable work) {
    Cancellation.with(
        scope,
        () -> {
          work.run();
          return true;
        });
  }

  /** Waits while polling for a request to end, which only this thread may do. */
  private static void awaitEnd(ForkJoinTask<?> helper, @Nullable Cancellation scope) {
    while (!helper.isDone()) {
      try {
        Uninterruptibles.getUninterruptibly(helper, POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (scope != null) {
          scope.requested();
        }
      } catch (ExecutionException | CancellationException e) {
        return; // joined once all helpers have ended
      }
    }
  }
}
