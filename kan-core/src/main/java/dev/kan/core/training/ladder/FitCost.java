// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.training.TrainingEstimate;

/** Estimates the cost of a whole training. */
final class FitCost {
  private FitCost() {}

  /** Returns the steps and multiplications of all phases if each runs to its end. */
  static TrainingEstimate estimate(FitProblem problem) {
    LadderTrainer settings = problem.settings();
    int steps =
        settings.gridLadder().size() * settings.stepsPerStage() + Ladder.lastSteps(settings);
    return new TrainingEstimate(steps, operations(problem));
  }

  private static double operations(FitProblem problem) {
    LadderTrainer settings = problem.settings();
    Kan kan = problem.original();
    int first = settings.gridLadder().get(0);
    double kept = Math.min(problem.kept().size(), HoldOut.ENOUGH_TO_KEEP);
    StepCost coarse = StepCost.of(kan, first);
    SearchBudget budget = SearchBudget.of(kan, problem.kept().size(), first);
    SearchBudget limited =
        new SearchBudget(budget.samples(), Math.min(budget.starts(), settings.mostStarts()));
    double sum = limited.operations(coarse);
    double mostForAStep = 0;
    for (int intervals : settings.gridLadder()) {
      double step = StepCost.of(kan, intervals).operations(kept);
      sum += settings.stepsPerStage() * step;
      mostForAStep =
          Math.max(mostForAStep, StepCost.of(kan, intervals).operations(problem.all().size()));
    }
    double smoothing =
        problem.fresh()
            ? (problem.folds().size() + 1) * SmoothingPath.steps() * coarse.operations(kept)
            : 0;
    return sum + Math.max(smoothing, Ladder.lastSteps(settings) * mostForAStep);
  }
}
