// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Samples;
import dev.kan.core.leastsquares.KanObjective;
import dev.kan.core.leastsquares.LevenbergMarquardt;
import dev.kan.core.leastsquares.LevenbergMarquardtState;
import dev.kan.core.leastsquares.Loss;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/**
 * Rounds of Levenberg-Marquardt steps on fixed samples. Grids stand still within a round.
 *
 * @param samples what to train on
 * @param loss what a sample costs
 * @param threads how many threads a step may use
 */
record Training(Samples samples, Loss loss, int threads) {
  private static final int ONE_WORST_IN = 50;
  private static final LevenbergMarquardt METHOD = LevenbergMarquardt.standard();

  /** The mean loss of a network, weighted as the samples are. */
  double loss(Kan kan) {
    KanObjective objective = objective(kan);
    return objective.cost(objective.parameters().values());
  }

  /**
   * The mean loss without the worst samples, one in fifty of them by weight: a few samples at the
   * rim of what the others cover shall not decide how a network is judged.
   */
  double typicalLoss(Kan kan) {
    KanObjective objective = objective(kan);
    double[] losses = objective.sampleLosses(objective.parameters().values());
    return TrimmedMean.of(losses, samples.weightValues(), ONE_WORST_IN);
  }

  /** Steps with an {@link EdgeRidge}, if its weight is not 0. */
  Kan annealed(Kan kan, int steps, double ridge) {
    KanObjective objective = objective(kan);
    return run(
        ridge > 0 ? objective.withTerm(EdgeRidge.of(kan, samples.inputs(), ridge)) : objective,
        steps,
        state -> true);
  }

  /**
   * Steps with a {@link Roughness}.
   *
   * @param goOn is told of the mean loss, without the penalty, after each step; false ends the
   *     round
   */
  Kan smoothed(Kan kan, int steps, double roughness, DoublePredicate goOn) {
    Roughness penalty = new Roughness(kan, roughness);
    return run(
        objective(kan).withTerm(penalty),
        steps,
        state -> goOn.test(Math.max(0, state.cost() - penalty.cost(state.point()))));
  }

  private static Kan run(
      KanObjective objective, int steps, Predicate<LevenbergMarquardtState> goOn) {
    ParameterVector parameters = objective.parameters();
    LevenbergMarquardtState state = METHOD.start(objective, parameters.values());
    for (int step = 0; step < steps && state.running(); step++) {
      state = METHOD.step(objective, state);
      if (!goOn.test(state)) {
        break;
      }
    }
    return parameters.with(state.point());
  }

  private KanObjective objective(Kan kan) {
    KanObjective objective = KanObjective.of(kan, samples, loss).withThreads(threads);
    return samples.weights().isPresent()
        ? objective.withWeights(samples.weightValues())
        : objective;
  }
}
