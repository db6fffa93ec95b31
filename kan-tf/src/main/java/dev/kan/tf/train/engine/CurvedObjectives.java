// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.leastsquares.KanObjective;
import dev.kan.tf.objective.Loss;
import java.util.Optional;

/**
 * The losses of a network with a curvature, as functions of its parameters.
 *
 * @param train the mean cost of the samples to train on
 * @param validation that of the validation samples, if there are any
 * @param test that of the samples to test on, if there are any
 * @param factor what turns a mean cost into a mean loss
 */
record CurvedObjectives(
    KanObjective train,
    Optional<KanObjective> validation,
    Optional<KanObjective> test,
    double factor) {
  /**
   * The losses of a network.
   *
   * @param threads how many threads to use, 0 for as many as there are processors
   * @throws IllegalArgumentException if the loss has no smooth curvature
   */
  static CurvedObjectives of(Kan kan, TrainingSamples samples, Loss loss, int threads) {
    CurvedLoss curved =
        CurvedLoss.of(loss, kan.outputs())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Levenberg-Marquardt needs a loss with a smooth curvature; got " + loss));
    return new CurvedObjectives(
        objective(kan, samples.train(), curved, threads),
        samples.validation().map(each -> objective(kan, each, curved, threads)),
        samples.test().map(each -> objective(kan, each, curved, threads)),
        curved.factor());
  }

  private static KanObjective objective(Kan kan, Samples samples, CurvedLoss loss, int threads) {
    KanObjective objective = KanObjective.of(kan, samples, loss.cost());
    if (samples.weights().isPresent()) {
      objective = objective.withWeights(samples.weightValues());
    }
    return threads > 0 ? objective.withThreads(threads) : objective;
  }

  /** The losses at a point. */
  Evaluation evaluate(int step, double[] point) {
    return new Evaluation(
        step,
        train.cost(point) * factor,
        test.map(each -> each.cost(point) * factor).orElse(Double.NaN),
        validation.map(each -> each.cost(point) * factor).orElse(Double.NaN));
  }
}
