// SPDX-License-Identifier: Apache-2.0
package dev.kan.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One kind of attack on the library: many attempts from a fixed seed, counted as tried and failed.
 *
 * <p>The tests run a short form. {@code -Dattack.factor=100} multiplies the number of attempts and
 * {@code -Dattack.seed=7} draws others; CONTRIBUTING.md has the command.
 */
public final class Attack {
  private static final int SHOWN = 10;

  private final String name;
  private final Random random;
  private final List<String> failures = new ArrayList<>();
  private int tried;
  private int failed;

  private Attack(String name, long seed) {
    this.name = name;
    random = new Random(seed);
  }

  /** One attempt; throws if the library does not hold. */
  @FunctionalInterface
  public interface Attempt {
    /** Attacks and checks what comes of it. */
    void run() throws Exception;
  }

  /**
   * An attack that draws from its own random numbers.
   *
   * @param name what is attacked and how, as it is to stand in the report
   */
  public static Attack named(String name) {
    return new Attack(name, Long.getLong("attack.seed", 0) * 31 + name.hashCode());
  }

  /**
   * Returns the number of attempts to make.
   *
   * @param inTests the number in the short form
   */
  public static int attempts(int inTests) {
    return Math.multiplyExact(inTests, Integer.getInteger("attack.factor", 1));
  }

  /** The source of all that is random in this attack. */
  public Random random() {
    return random;
  }

  /**
   * Makes one attempt and counts it. Exceptions and errors count as failures; an attempt that
   * expects an exception catches it.
   *
   * @param description enough to repeat the attempt by hand
   * @param attempt the attempt
   */
  public void attempt(String description, Attempt attempt) {
    tried++;
    try {
      attempt.run();
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      failed++;
      if (failures.size() < SHOWN) {
        failures.add(description + ": " + e);
      }
    }
  }

  /**
   * Prints the counts.
   *
   * @throws AssertionError if an attempt has failed or none was made
   */
  public void report() {
    System.out.println(
        String.format(Locale.ROOT, "attack: %s: %d tried, %d failed", name, tried, failed));
    if (failed > 0) {
      throw new AssertionError(failed + " of " + tried + " failed\n" + String.join("\n", failures));
    }
    if (tried == 0) {
      throw new AssertionError(name + ": nothing was tried");
    }
  }
}
