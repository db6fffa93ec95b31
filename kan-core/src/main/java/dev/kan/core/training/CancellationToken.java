// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.training.concurrent.Cancellation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ends fits and searches early: on request from any thread, or after a given time.
 *
 * <pre>{@code
 * CancellationToken budget = CancellationToken.after(Duration.ofSeconds(10));
 * TrainingResult result = budget.during(() -> LadderTrainer.of(3, 10, 20).train(kan, samples));
 * }</pre>
 *
 * <p>A cancelled computation ends within about a second and returns the best result so far, if it
 * has one. One token may serve several computations. Once cancelled, a token stays cancelled.
 * Thread-safe.
 */
public final class CancellationToken {
  private static final Duration LONGEST = Duration.ofDays(36500);

  private final long start = System.nanoTime();
  private final long nanos;
  private volatile boolean cancelled;

  private CancellationToken(Duration budget) {
    nanos = budget.toNanos();
  }

  /** Creates a token that is cancelled only by {@link #cancel}. */
  public CancellationToken() {
    this(LONGEST);
  }

  /**
   * Returns a token that is cancelled when a given time from now has passed.
   *
   * @param budget the time, 0 or more; more than a century counts as a century
   * @throws IllegalArgumentException if the time is negative
   */
  public static CancellationToken after(Duration budget) {
    checkArgument(!budget.isNegative(), "a budget must be 0 or more; got %s", budget);
    return new CancellationToken(budget.compareTo(LONGEST) < 0 ? budget : LONGEST);
  }

  /**
   * Returns a token that is cancelled when a budget, if there is one, has passed from now.
   *
   * @param budget the time, 0 or more; empty for no limit
   * @throws IllegalArgumentException if the time is negative
   */
  public static CancellationToken after(Optional<Duration> budget) {
    return budget.map(CancellationToken::after).orElseGet(CancellationToken::new);
  }

  /**
   * Cancels every computation that runs under this token. Returns immediately; further calls have
   * no effect.
   */
  public void cancel() {
    cancelled = true;
  }

  /** Returns true if {@link #cancel} has been called or the time has passed. */
  public boolean isCancelled() {
    return cancelled || System.nanoTime() - start >= nanos;
  }

  /**
   * Runs work that ends early if this token is cancelled. Fits and searches then return the best
   * result so far; work without such a result throws.
   *
   * @param work the work to run on this thread
   * @return the result of the work
   * @throws java.util.concurrent.CancellationException if the work has no result to return when it
   *     is cancelled
   */
  public <T> T during(Supplier<T> work) {
    try (Cancellation scope = Cancellation.open(this::isCancelled)) {
      return scope.during(work);
    }
  }
}
