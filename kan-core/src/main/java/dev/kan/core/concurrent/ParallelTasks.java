// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Independent tasks on a given number of threads. Which thread takes which task is left open, so a
 * task must write only what is its own; then the outcome does not depend on the threads.
 */
public final class ParallelTasks {
  private ParallelTasks() {}

  /**
   * Runs all tasks.
   *
   * @param tasks how many there are
   * @param threads how many threads work on them at most, the caller's included
   * @param worker makes for each thread what runs a task by its number
   */
  public static void run(int tasks, int threads, Supplier<IntConsumer> worker) {
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          int task = next.getAndIncrement();
          if (task < tasks) {
            IntConsumer consumer = worker.get();
            for (; task < tasks; task = next.getAndIncrement()) {
              consumer.accept(task);
            }
          }
        };
    List<ForkJoinTask<?>> helpers = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, tasks); t++) {
      helpers.add(ForkJoinPool.commonPool().submit(work));
    }
    work.run();
    helpers.forEach(ForkJoinTask::join);
  }
}
