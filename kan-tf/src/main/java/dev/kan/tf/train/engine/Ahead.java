// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes each element of a sequence while its predecessor is in use, on a thread of its own. The
 * elements are made one after the other, so they are those that the source gives without it. Owns
 * the element that nobody has asked for yet. Not thread-safe.
 */
final class Ahead<R> implements AutoCloseable {
  private final Supplier<R> source;
  private final Consumer<R> discard;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          new ThreadFactoryBuilder().setDaemon(true).setNameFormat("kan-batches").build());
  private Optional<Future<R>> begun = Optional.empty();

  /**
   * A sequence of which nothing is made yet.
   *
   * @param source makes the next element
   * @param discard frees an element
   */
  Ahead(Supplier<R> source, Consumer<R> discard) {
    this.source = source;
    this.discard = discard;
  }

  /**
   * Returns the next element, which the caller frees, and begins with the one after it. What the
   * source throws is thrown here, when the element is due.
   */
  R next() {
    Future<R> due = begun.orElseGet(() -> background.submit(source::get));
    begun = Optional.empty();
    R next = made(due);
    begun = Optional.of(background.submit(source::get));
    return next;
  }

  private static <R> R made(Future<R> element) {
    try {
      return Uninterruptibles.getUninterruptibly(element);
    } catch (ExecutionException e) {
      Throwables.throwIfUnchecked(requireNonNull(e.getCause()));
      throw new AssertionError(e);
    }
  }

  /** Waits for the element that is being made and frees it. */
  @Override
  public void close() {
    background.shutdown();
    begun.ifPresent(
        element -> {
          try {
            discard.accept(Uninterruptibles.getUninterruptibly(element));
          } catch (ExecutionException e) {
            // nobody asked for this element, so nobody misses it
          }
        });
    begun = Optional.empty();
  }
}
