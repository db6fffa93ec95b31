// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import dev.kan.core.training.CancellationToken;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings work to an orderly end before the JVM exits, after Ctrl-C for example. Work is asked to
 * end, and the JVM waits until it has, so that no temporary file remains and a result so far is
 * kept.
 */
public final class OrderlyExit {
  private static final CancellationToken ASKED = new CancellationToken();
  private static final Lock WORKING = new ReentrantLock();
  private static final AtomicReference<@Nullable Integer> CODE = new AtomicReference<>();

  private OrderlyExit() {}

  /** Work that may fail. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does the work. */
    T run() throws IOException;
  }

  /**
   * Makes the JVM ask for the end of the work that is being done, and wait for it, before it exits.
   * No further work is begun then.
   */
  public static void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(OrderlyExit::waitForTheEnd));
  }

  @SuppressWarnings("LockNotBeforeTry") // held until the JVM is gone
  private static void waitForTheEnd() {
    ASKED.cancel();
    if (!WORKING.tryLock()) {
      System.err.println("kan: ending; what is being written is completed first");
      WORKING.lock();
    }
    Integer code = CODE.get();
    if (code != null) {
      Runtime.getRuntime().halt(code);
    }
  }

  /** Returns a token that is cancelled when the JVM is to exit. */
  public static CancellationToken asked() {
    return ASKED;
  }

  /**
   * Does work that is finished before the JVM exits. It should be short, or end early if {@link
   * #asked} says so.
   */
  public static <T> T finish(Work<T> work) throws IOException {
    WORKING.lock();
    try {
      return work.run();
    } finally {
      WORKING.unlock();
    }
  }

  /**
   * Does the work of a command that has a result even if it is asked to end early. The exit code is
   * then the one that the work returns.
   */
  public static int finishWithResult(Work<Integer> work) throws IOException {
    return finish(
        () -> {
          int code = work.run();
          CODE.set(code);
          return code;
        });
  }
}
