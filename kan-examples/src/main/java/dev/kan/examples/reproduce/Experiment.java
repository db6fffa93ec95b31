// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import java.util.OptionalDouble;

/** A published result and the method that reproduces it. */
interface Experiment {
  /** Returns the name of the experiment on the command line. */
  String id();

  /** Returns the name of the metric, "test RMSE" for example. */
  String metric();

  /** Returns the published value as printed, or empty if the published result is not a number. */
  OptionalDouble published();

  /**
   * Returns the value that the median must reach. Default: the published value. Experiments
   * override it if that is empty or only a rounding error.
   */
  default double bar() {
    return published().orElseThrow();
  }

  /** Returns true if larger values are better. Default: false, smaller values are better. */
  default boolean largerIsBetter() {
    return false;
  }

  /**
   * Returns true if a run with this value is stuck. Default: if its error is more than ten times
   * the bar.
   */
  default boolean stuck(double measured) {
    return !(measured <= 10 * bar());
  }

  /**
   * Runs the experiment with one seed.
   *
   * @param seed the seed of the data and of the initial network
   */
  Outcome run(int seed);

  /**
   * The result of one seed.
   *
   * @param measured the value of the experiment's metric
   * @param detail a line about the stages of the run
   */
  record Outcome(double measured, String detail) {}
}
