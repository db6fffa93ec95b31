// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.BinaryCrossEntropy;
import dev.kan.core.evaluation.metric.CrossEntropy;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.SquaredError;
import dev.kan.core.training.leastsquares.CostTerm;
import dev.kan.core.training.leastsquares.KanObjective;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.core.training.leastsquares.LevenbergMarquardtState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Rounds of Levenberg-Marquardt steps on fixed samples. Grids stand still within a round.
 *
 * @param samples what to train on
 * @param loss the loss of a sample
 * @param threads how many threads a step may use
 */
record Training(Samples samples, Loss loss, int threads) {
  private static final LevenbergMarquardt METHOD = LevenbergMarquardt.defaults();

  /** The mean loss of a network, weighted as the samples are. */
  double loss(Kan kan) {
    KanObjective objective = objective(kan);
    return objective.cost(objective.parameters().values());
  }

  /** The loss of each sample by itself. */
  double[] sampleLosses(Kan kan) {
    KanObjective objective = objective(kan);
    return objective.sampleLosses(objective.parameters().values());
  }

  /**
   * Steps with an {@link EdgeRidge}.
   *
   * @param ridge its weight, 0 for none; see {@link #leastRidge}
   */
  Kan annealed(Kan kan, int steps, double ridge) {
    double weight = Math.max(ridge, leastRidge());
    KanObjective objective = objective(kan);
    return run(
        weight > 0 ? objective.withTerm(ridge(kan, weight)) : objective, steps, state -> true);
  }

  /**
   * Steps with a {@link Roughness} of fourth differences.
   *
   * @param goOn is told of the mean loss, without penalties, after each step; false ends the round
   */
  Kan smoothed(Kan kan, int steps, double roughness, DoublePredicate goOn) {
    List<CostTerm> penalties = new ArrayList<>();
    penalties.add(roughness(kan, 4, roughness));
    if (leastRidge() > 0) {
      penalties.add(ridge(kan, leastRidge()));
    }
    KanObjective objective = objective(kan);
    for (CostTerm penalty : penalties) {
      objective = objective.withTerm(penalty);
    }
    return run(
        objective,
        steps,
        state -> {
          double[] point = state.point();
          double penalty = penalties.stream().mapToDouble(term -> term.cost(point)).sum();
          return goOn.test(Math.max(0, state.cost() - penalty));
        });
  }

  /** Cross-entropies of classes that can be told apart have no smallest value without a ridge. */
  private double leastRidge() {
    return loss instanceof CrossEntropy || loss instanceof BinaryCrossEntropy ? 1e-4 : 0;
  }

  private CostTerm ridge(Kan kan, double weight) {
    return EdgeRidge.of(kan, samples.inputs(), weight * penaltyScale(kan.outputs()));
  }

  private CostTerm roughness(Kan kan, int order, double weight) {
    return new Roughness(kan, order, weight * penaltyScale(kan.outputs()));
  }

  /**
   * Weights of penalties are relative to half the sum over outputs of squared errors, or to the sum
   * of cross-entropies, so that one more output does not make the penalties on the others stronger.
   */
  private double penaltyScale(int outputs) {
    if (loss instanceof CrossEntropy) {
      return 1;
    }
    return (loss instanceof SquaredError ? 2.0 : 1.0) / outputs;
  }

  /**
   * Steps with penalties on slopes and on bends.
   *
   * @param slope the weight of squared first differences of coefficients at 3 grid intervals; on
   *     other grids it means the same for the same curve
   * @param bending the same of second differences
   */
  Kan straightened(Kan kan, int steps, double slope, double bending) {
    double finer = kan.layer(0).spec().grid().gridIntervals() / 3.0;
    return run(
        objective(kan)
            .withTerm(roughness(kan, 1, Math.max(slope, leastRidge()) * finer))
            .withTerm(roughness(kan, 2, bending * Math.pow(finer, 3))),
        steps,
        state -> true);
  }

  /** Ends early if the computation is cancelled; the steps before that count. */
  private static Kan run(
      KanObjective objective, int steps, Predicate<LevenbergMarquardtState> goOn) {
    ParameterVector parameters = objective.parameters();
    Optional<LevenbergMarquardtState> state =
        unlessCancelled(() -> METHOD.start(objective, parameters.values()));
    double[] point = parameters.values();
    for (int step = 0; step < steps && state.isPresent() && state.get().running(); step++) {
      LevenbergMarquardtState before = state.get();
      state = unlessCancelled(() -> METHOD.step(objective, before));
      if (state.isPresent()) {
        point = state.get().point();
        if (!goOn.test(state.get())) {
          break;
        }
      }
    }
    return parameters.with(point);
  }

  private static Optional<LevenbergMarquardtState> unlessCancelled(
      Supplier<LevenbergMarquardtState> work) {
    try {
      return Optional.of(work.get());
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  private KanObjective objective(Kan kan) {
    return KanObjective.of(kan, samples, loss).withThreads(threads);
  }
}
