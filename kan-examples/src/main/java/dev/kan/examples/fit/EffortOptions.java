// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import dev.kan.examples.cli.TimeBudget;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code kan fit} that say how much time it may take. */
final class EffortOptions {
  private static final double QUICK_SECONDS = 5;
  private static final Duration FORMULA_TIME = Duration.ofSeconds(8);

  /**
   * The seconds of a budget that are kept for a formula and the files, and for these alone; of a
   * short budget, shares of it.
   */
  private static final double AFTER_LEARNING = 4.5;

  private static final double FOR_FILES = 3.5;
  private static final double MOST_KEPT_SHARE = 0.8;

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
    budget();
  }

  /** Returns how long to learn at most once some time has passed; empty for any time. */
  Optional<Duration> learningTime(Duration elapsed) {
    return left(elapsed, AFTER_LEARNING);
  }

  /** Returns how long to search a formula at most once some time has passed. */
  Duration formulaTime(Duration elapsed) {
    return left(elapsed, FOR_FILES)
        .filter(each -> each.compareTo(FORMULA_TIME) < 0)
        .orElse(FORMULA_TIME);
  }

  private Optional<Duration> left(Duration elapsed, double kept) {
    double mostShare = MOST_KEPT_SHARE * kept / AFTER_LEARNING;
    return budget().map(each -> each.left(elapsed, kept, mostShare));
  }

  private Optional<TimeBudget> budget() {
    return Optional.ofNullable(quick ? Double.valueOf(QUICK_SECONDS) : budget).map(TimeBudget::new);
  }

  int seed() {
    return seed;
  }
}
