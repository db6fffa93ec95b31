// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.networks;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The times of one network in one library.
 *
 * @param stepMs the milliseconds of a training step with Adam on all samples
 * @param predictMs the milliseconds of a prediction of all samples, from array to array
 */
public record Times(double stepMs, double predictMs) {
  /**
   * Returns the best of several rounds, for steps and predictions each.
   *
   * @throws IllegalArgumentException if there is no round
   */
  public static Times best(List<Times> rounds) {
    checkArgument(!rounds.isEmpty(), "the best of no rounds");
    return new Times(least(rounds, Times::stepMs), least(rounds, Times::predictMs));
  }

  private static double least(List<Times> rounds, ToDoubleFunction<Times> time) {
    return rounds.stream().mapToDouble(time).min().orElseThrow();
  }
}
