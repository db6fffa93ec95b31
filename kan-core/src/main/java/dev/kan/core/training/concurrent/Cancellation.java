// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.concurrent;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A scope in which a computation can be requested to end. Loops call {@link #check}, which throws
 * once the request has been made. The code that opened the scope catches the exception and returns
 * the best result so far.
 *
 * <p>Only the thread that opened the scope polls for the request, since polling may call users'
 * code; from inner loops it polls at most twenty times a second. Helper threads of {@link
 * ParallelTasks} see the answer. An interrupt of the owning thread is a request too: the interrupt
 * status is cleared, so that remaining work is unaffected, and set again when the scope closes.
 * Scopes nest: a request to an outer scope applies to all scopes inside.
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
   * Opens a scope for computations on this thread. The caller closes it.
   *
   * @param stop returns true if the computations are to end; called on this thread only
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
   * Runs work that no request ends, for example to prepare a result.
   *
   * @param work the work to run; it should be short
   */
  public static <T> T uncancelled(Supplier<T> work) {
    return with(null, work);
  }

  /**
   * Runs work without a result that no request ends, for example a call of users' code.
   *
   * @param work the work to run; it should be short
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
   * Throws if the current computation is requested to end.
   *
   * @throws CancellationException if it is requested to end
   */
  public static void check() {
    Cancellation scope = CURRENT.get();
    if (scope != null && scope.requestedOfLate()) {
      throw new CancellationException("cancelled");
    }
  }

  /** Returns true if the computations of this scope are requested to end. */
  public boolean requested() {
    if (Thread.currentThread() == owner && !requested) {
      lastPoll = System.nanoTime();
      interrupted |= Thread.interrupted();
      requested = interrupted || stop.getAsBoolean();
    }
    return requested || (outer != null && outer.requested());
  }

  /** Returns the same as {@link #requested}, but polls at most every {@link #POLL_NANOS}. */
  private boolean requestedOfLate() {
    boolean due = System.nanoTime() - lastPoll >= POLL_NANOS;
    return (Thread.currentThread() == owner && due)
        ? requested()
        : requested || (outer != null && outer.requestedOfLate());
  }

  /** Restores the interrupt status of the thread that opened the scope. */
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
