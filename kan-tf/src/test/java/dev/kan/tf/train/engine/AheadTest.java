// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AheadTest {
  private final AtomicInteger made = new AtomicInteger();
  private final List<Integer> discarded = new ArrayList<>();

  @Test
  void givesTheElementsInOrder() {
    try (Ahead<Integer> ahead = new Ahead<>(made::incrementAndGet, discarded::add)) {
      for (int i = 1; i <= 100; i++) {
        assertThat(ahead.next()).isEqualTo(i);
      }
    }
    assertThat(discarded).containsExactly(101);
  }

  @Test
  void makesTheNextElementUnasked() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(2);
    try (Ahead<Long> ahead =
        new Ahead<>(
            () -> {
              second.countDown();
              return second.getCount();
            },
            element -> {})) {
      ahead.next();
      assertThat(second.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void makesNothingBeforeTheFirstIsAskedFor() {
    new Ahead<>(made::incrementAndGet, discarded::add).close();
    assertThat(made).hasValue(0);
    assertThat(discarded).isEmpty();
  }

  @Test
  void throwsWhatTheSourceThrowsWhenTheElementIsDue() {
    try (Ahead<Integer> ahead = new Ahead<>(this::thirdFails, discarded::add)) {
      assertThat(ahead.next()).isEqualTo(1);
      assertThat(ahead.next()).isEqualTo(2);
      assertThatThrownBy(ahead::next).isInstanceOf(OutOfMemoryError.class).hasMessage("third");
    }
    assertThat(discarded).isEmpty();
  }

  @Test
  void closesAlthoughTheElementAheadFails() {
    try (Ahead<Integer> ahead = new Ahead<>(this::thirdFails, discarded::add)) {
      ahead.next();
      ahead.next();
    }
    assertThat(discarded).isEmpty();
  }

  @Test
  void keepsTheInterruptionOfTheCaller() {
    try (Ahead<Integer> ahead = new Ahead<>(made::incrementAndGet, discarded::add)) {
      Thread.currentThread().interrupt();
      assertThat(ahead.next()).isEqualTo(1);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private int thirdFails() {
    int element = made.incrementAndGet();
    if (element == 3) {
      throw new OutOfMemoryError("third");
    }
    return element;
  }
}
