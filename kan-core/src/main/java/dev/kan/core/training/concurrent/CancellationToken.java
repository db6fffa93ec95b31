// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.concurrent;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A way to end fits and searches early: on request from any thread, or after a time.
 *
 * <pre>{@code
 * CancellationToken budget = CancellationToken.after(Duration.ofSeconds(10));
 * TrainingResult result = budget.during(() -> LadderTrainer.of(3, 10, 20).train(kan, samples));
 * }</pre>
 *
 * <p>What is cancelled ends within about a second and gives back the best result so far where it
 * has one. One token may serve several computations; once cancelled it stays so. Thread-safe.
 */
public final class CancellationToken {
  private static final Duration LONGEST = Duration.ofDays(36500);

  private final long start = System.nanoTime();
  private final long nanos;
  private volatile boolean cancelled;

  private CancellationToken(Duration budget) {
    nanos = budget.toNanos();
  }

  /** Creates a token that is cancelled by {@link #cancel} alone. */
  public CancellationToken() {
    this(LONGEST);
  }

  /**
   * Creates a token that is cancelled when a time has passed from now on.
   *
   * @param budget the time, 0 or more; more than a century counts as a century
   * @throws IllegalArgumentException if it is negative
   */
  public static CancellationToken after(Duration budget) {
    checkArgument(!budget.isNegative(), "a budget must be 0 or more; got %s", budget);
    return new CancellationToken(budget.compareTo(LONGEST) < 0 ? budget : LONGEST);
  }

  /**
   * Creates a token that is cancelled when a budget, if there is one, has passed from now on.
   *
   * @param budget the time, 0 or more; empty for any
   * @throws IllegalArgumentException if it is negative
   */
  public static CancellationToken after(Optional<Duration> budget) {
    return budget.map(CancellationToken::after).orElseGet(CancellationToken::new);
  }

  /** Cancels every computation under this token. Returns at once; a second call does nothing. */
  public void cancel() {
    cancelled = true;
  }

  /** Tests whether {@link #cancel} has been called or the time has passed. */
  public boolean isCancelled() {
    return cancelled || System.nanoTime() - start >= nanos;
  }

  /**
   * Runs work that ends early if this token is cancelled. Fits and searches then return the best
   * result so far; what has no such result throws.
   *
   * @param work what to run, on this thread
   * @return what the work returns
   * @throws java.util.concurrent.CancellationException if the work has no result to return when it
   *     is cancelled
   */
  public <T> T during(Supplier<T> work) {
    try (Cancellation scope = Cancellation.open(this::isCancelled)) {
      return scope.during(work);
    }
  }
}
