// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import java.util.OptionalDouble;

/** A published result and how to come to it here. */
interface Experiment {
  /** How it is called on the command line. */
  String id();

  /** What is measured, "test RMSE" for example. */
  String metric();

  /** The published value, as printed; empty if what is published is no number. */
  OptionalDouble published();

  /**
   * What the median must reach. By default the published value; another one where that is empty or
   * nothing but rounding errors.
   */
  default double bar() {
    return published().orElseThrow();
  }

  /** Whether larger values are better; if not, smaller ones are. */
  default boolean largerIsBetter() {
    return false;
  }

  /** Whether a seed that came to this value is stuck: its error over ten times the bar. */
  default boolean stuck(double measured) {
    return !(measured <= 10 * bar());
  }

  /**
   * Does everything once.
   *
   * @param seed of the data and of the network's start
   */
  Outcome run(int seed);

  /**
   * What came of one seed.
   *
   * @param measured in the experiment's metric
   * @param detail the stages on the way, in one line
   */
  record Outcome(double measured, String detail) {}
}
