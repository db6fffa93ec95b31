// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train.engine;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.leastsquares.KanObjective;
import java.util.Optional;

/**
 * The mean losses of a network as functions of its parameters, with the derivatives that
 * second-order steps need.
 *
 * @param train the mean loss of the samples to train on
 * @param validation that of the validation samples, if there are any
 * @param test that of the samples to test on, if there are any
 */
record CurvedObjectives(
    KanObjective train, Optional<KanObjective> validation, Optional<KanObjective> test) {
  /**
   * The losses of a network.
   *
   * @param threads how many threads to use, 0 for as many as there are processors
   * @throws IllegalArgumentException if the loss has no curvature
   */
  static CurvedObjectives of(Kan kan, TrainingSamples samples, Loss loss, int threads) {
    return new CurvedObjectives(
        objective(kan, samples.train(), loss, threads),
        samples.validation().map(each -> objective(kan, each, loss, threads)),
        samples.test().map(each -> objective(kan, each, loss, threads)));
  }

  private static KanObjective objective(Kan kan, Samples samples, Loss loss, int threads) {
    KanObjective objective = KanObjective.of(kan, samples, loss);
    return threads > 0 ? objective.withThreads(threads) : objective;
  }

  /** The losses at a point. */
  Evaluation evaluate(int step, double[] point) {
    return new Evaluation(
        step,
        train.cost(point),
        test.map(each -> each.cost(point)).orElse(Double.NaN),
        validation.map(each -> each.cost(point)).orElse(Double.NaN));
  }
}
