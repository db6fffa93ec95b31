// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code kan fit} that say how much time it may take. */
final class EffortOptions {
  private static final double QUICK_SECONDS = 5;
  private static final double LONGEST_SECONDS = 1e8;

  @Option(
      names = "--budget",
      paramLabel = "S",
      description = "The seconds that the command may take; it takes the best model until then.")
  private @Nullable Double budget;

  @Option(names = "--quick", description = "Take a few seconds only, as --budget 5.")
  private boolean quick;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The source of all random choices (default: ${DEFAULT-VALUE}).")
  private int seed;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of its range, or two do not go together
   */
  void check() {
    if (budget != null && quick) {
      throw new IllegalArgumentException("--budget and --quick do not go together");
    }
    if (budget != null && !(budget > 0 && budget <= LONGEST_SECONDS)) {
      throw new IllegalArgumentException(
          "--budget: expected a positive number of seconds; got " + budget);
    }
  }

  /** Returns the time that the command may take; empty for any. */
  Optional<Duration> budget() {
    Double seconds = quick ? Double.valueOf(QUICK_SECONDS) : budget;
    return Optional.ofNullable(seconds).map(each -> Duration.ofMillis((long) (1000 * each)));
  }

  int seed() {
    return seed;
  }
}
