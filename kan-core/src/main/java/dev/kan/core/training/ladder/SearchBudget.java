// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;

/**
 * The budget of the search for a start, counted in multiplications so that the result does not
 * depend on the speed of the machine.
 *
 * @param samples the number of samples to use
 * @param starts the largest number of starts to try
 */
record SearchBudget(int samples, int starts) {
  private static final double OPERATIONS = 4e9;
  private static final int STEPS_PER_START = 48;
  private static final int FEWEST_SAMPLES = 500;
  private static final int SAMPLES_PER_PARAMETER = 8;

  static SearchBudget of(Kan kan, int samples, int gridIntervals) {
    StepCost step = StepCost.of(kan, gridIntervals);
    double wanted = Math.max(FEWEST_SAMPLES, SAMPLES_PER_PARAMETER * step.parameters());
    int used = (int) Math.min(samples, wanted);
    double starts = OPERATIONS / (STEPS_PER_START * step.operations(used));
    return new SearchBudget(used, (int) Math.max(1, Math.min(starts, Integer.MAX_VALUE)));
  }

  /** Returns the number of multiplications of a search that tries all starts. */
  double operations(StepCost step) {
    return (double) starts * STEPS_PER_START * step.operations(samples);
  }
}
