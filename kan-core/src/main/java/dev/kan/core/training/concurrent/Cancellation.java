// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.concurrent;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The request to end under which a computation runs. Loops call {@link #check}, which throws once
 * the request is there; whoever opened the scope catches and gives back the best result so far.
 *
 * <p>The thread that opened the scope asks for the request, from inner loops at most twenty times a
 * second, so that the question may call users' code. Helpers of {@link ParallelTasks} see what it
 * was told. An interrupt of that thread is a request too. It is taken off the thread, so that it
 * does not disturb what is still to do, and put back when the scope closes. Scopes nest: a request
 * to an outer one is one to all inside.
 */
public final class Cancellation implements AutoCloseable {
  private static final ThreadLocal<@Nullable Cancellation> CURRENT = new ThreadLocal<>();
  private static final long POLL_NANOS = 50_000_000;

  private final Thread owner = Thread.currentThread();
  private final @Nullable Cancellation outer = CURRENT.get();
  private final BooleanSupplier stop;
  private long lastPoll = System.nanoTime() - POLL_NANOS;
  private boolean interrupted;
  private volatile boolean requested;

  private Cancellation(BooleanSupplier stop) {
    this.stop = stop;
  }

  /**
   * Opens a scope for computations on this thread, until it is closed.
   *
   * @param stop tells whether to end; asked on this thread only
   */
  public static Cancellation open(BooleanSupplier stop) {
    return new Cancellation(stop);
  }

  /**
   * Runs work under this scope.
   *
   * @throws CancellationException if the work ends because of a request
   */
  public <T> T during(Supplier<T> work) {
    return with(this, work);
  }

  /**
   * Runs work that no request ends, as what is needed to give back a result.
   *
   * @param work what to run; it should be short
   */
  public static <T> T uncancelled(Supplier<T> work) {
    return with(null, work);
  }

  /**
   * Runs work without a result that no request ends, as a call of users' code.
   *
   * @param work what to run; it should be short
   */
  public static void runUncancelled(Runnable work) {
    with(
        null,
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Ends the present computation if that is requested.
   *
   * @throws CancellationException if it is
   */
  public static void check() {
    Cancellation scope = CURRENT.get();
    if (scope != null && scope.requestedOfLate()) {
      throw new CancellationException("cancelled");
    }
  }

  /** Tests whether the computations of this scope are to end. */
  public boolean requested() {
    if (Thread.currentThread() == owner && !requested) {
      lastPoll = System.nanoTime();
      interrupted |= Thread.interrupted();
      requested = interrupted || stop.getAsBoolean();
    }
    return requested || (outer != null && outer.requested());
  }

  /** The same from inner loops, which come here more often than it pays to ask. */
  private boolean requestedOfLate() {
    boolean due = System.nanoTime() - lastPoll >= POLL_NANOS;
    return (Thread.currentThread() == owner && due)
        ? requested()
        : requested || (outer != null && outer.requestedOfLate());
  }

  /** Puts an interrupt back on the thread that opened the scope. */
  @Override
  public void close() {
    if (interrupted) {
      owner.interrupt();
    }
  }

  static @Nullable Cancellation current() {
    return CURRENT.get();
  }

  static <T> T with(@Nullable Cancellation scope, Supplier<T> work) {
    Cancellation before = CURRENT.get();
    CURRENT.set(scope);
    try {
      return work.get();
    } finally {
      CURRENT.set(before);
    }
  }
}
