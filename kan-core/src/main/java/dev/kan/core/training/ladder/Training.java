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
 * Makes rounds of Levenberg-Marquardt steps on fixed samples. Grids do not change within a round.
 *
 * @param samples the samples to train on
 * @param loss the loss of a sample
 * @param threads the largest number of threads of a step
 */
record Training(Samples samples, Loss loss, int threads) {
  private static final LevenbergMarquardt METHOD = LevenbergMarquardt.defaults();

  /** Returns the mean loss of a network, weighted by the sample weights. */
  double loss(Kan kan) {
    KanObjective objective = objective(kan);
    return objective.cost(objective.parameters().values());
  }

  /** Returns the loss of each sample. */
  double[] sampleLosses(Kan kan) {
    KanObjective objective = objective(kan);
    return objective.sampleLosses(objective.parameters().values());
  }

  /**
   * Takes steps with an {@link EdgeRidge}.
   *
   * @param ridge the weight of the ridge, at least {@link #leastRidge} of which is used; 0 or more
   */
  Kan annealed(Kan kan, int steps, double ridge) {
    double weight = Math.max(ridge, leastRidge());
    KanObjective objective = objective(kan);
    return run(
        weight > 0 ? objective.withTerm(ridge(kan, weight)) : objective, steps, state -> true);
  }

  /**
   * Takes steps with a {@link Roughness} penalty on fourth differences.
   *
   * @param goOn receives the mean loss, without penalties, after each step; returns false to end
   *     the round
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

  /**
   * Returns the smallest weight of a ridge. Without one, the cross-entropy of separable classes has
   * no minimum.
   */
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
   * Returns the factor of all penalty weights. They are relative to half the sum over outputs of
   * squared errors, or to the sum of cross-entropies, so that a further output does not strengthen
   * the penalties on the others.
   */
  private double penaltyScale(int outputs) {
    if (loss instanceof CrossEntropy) {
      return 1;
    }
    return (loss instanceof SquaredError ? 2.0 : 1.0) / outputs;
  }

  /**
   * Takes steps with penalties on slopes and on bends.
   *
   * @param slope the weight of squared first differences of coefficients on 3 grid intervals; on
   *     other grids it is converted so that the penalty on a curve is the same
   * @param bending the weight of squared second differences, likewise
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

  /** Takes steps; if the computation is cancelled, the steps before that count. */
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
