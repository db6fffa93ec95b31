// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The work that a search may do, counted in elementary operations: about one multiplication and one
 * addition each. A loop asks before each piece of work. What a search finds depends on counts and
 * not on the load of the machine, unless the clock ends it.
 *
 * <p>Thread-safe, but the order in which threads spend is up to them: a search that must not depend
 * on it spends before it forks.
 */
public final class Effort {
  private final @Nullable Effort whole;
  private final long limit;
  private final BooleanSupplier cancelled;
  private final AtomicLong spent = new AtomicLong();

  private Effort(@Nullable Effort whole, long limit, BooleanSupplier cancelled) {
    checkArgument(limit >= 0, "a limit must be 0 or more; got %s", limit);
    this.whole = whole;
    this.limit = limit;
    this.cancelled = cancelled;
  }

  /**
   * Returns an effort that nothing has been spent of.
   *
   * @param operations the largest number of operations, 0 or more
   * @param cancelled whether the search must end now, for example because its time is over
   */
  public static Effort of(long operations, BooleanSupplier cancelled) {
    return new Effort(null, operations, cancelled);
  }

  /** Returns an effort without a limit. */
  public static Effort unlimited() {
    return of(Long.MAX_VALUE, () -> false);
  }

  /**
   * Returns a part of this effort. What is spent of the part is spent of the whole, and the part
   * ends with the whole.
   *
   * @param operations the largest number of operations of the part, 0 or more
   */
  public Effort part(long operations) {
    return new Effort(this, operations, cancelled);
  }

  /**
   * Takes up operations that are about to be done.
   *
   * @param operations their number, 0 or more
   * @return false if the effort is used up or cancelled, so that they must not be done; nothing is
   *     spent then
   */
  public boolean spend(long operations) {
    if (isOver() || operations > limit - spent.get()) {
      return false;
    }
    if (whole != null && !whole.spend(operations)) {
      return false;
    }
    spent.addAndGet(operations);
    return true;
  }

  /** Returns the number of operations spent. */
  public long spent() {
    return spent.get();
  }

  /** Returns the number of operations that can still be spent. */
  public long left() {
    long own = Math.max(0, limit - spent.get());
    return whole == null ? own : Math.min(own, whole.left());
  }

  /** Returns true if nothing can be spent any more. */
  public boolean isOver() {
    return spent.get() >= limit || cancelled.getAsBoolean() || (whole != null && whole.isOver());
  }
}
