// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.data.Dataset;
import dev.kan.core.optimize.Lbfgs;
import dev.kan.tf.optimize.GraphOptimizer;
import dev.kan.tf.optimize.Schedule;

/** The ways of making steps. */
sealed interface Method {
  /**
   * Starts a training.
   *
   * @throws IllegalArgumentException if the method cannot do what the settings ask for
   */
  Engine start(Kan kan, Dataset data, TrainingSettings settings);

  /** An optimizer that is part of the graph. */
  record InGraph(GraphOptimizer optimizer) implements Method {
    @Override
    public Engine start(Kan kan, Dataset data, TrainingSettings settings) {
      checkArgument(
          optimizer.followsSchedule() || settings.schedule() == Schedule.CONSTANT,
          "%s keeps its learning rate; it cannot follow %s",
          optimizer,
          settings.schedule());
      return new GraphEngine<>(kan, data, settings, optimizer, settings.type());
    }

    @Override
    public String toString() {
      return optimizer.toString();
    }
  }

  /** L-BFGS, which takes all samples at every iteration. */
  record QuasiNewton(Lbfgs lbfgs) implements Method {
    @Override
    public Engine start(Kan kan, Dataset data, TrainingSettings settings) {
      checkArgument(
          !settings.miniBatches(data),
          "L-BFGS takes all %s samples at every step; got a batch size of %s",
          data.train().size(),
          settings.batchSize());
      checkArgument(
          settings.schedule() == Schedule.CONSTANT && !settings.clips(),
          "L-BFGS finds its own step lengths; it takes no schedule and no gradient clipping");
      return new LbfgsEngine<>(kan, data, settings, lbfgs, settings.type());
    }

    @Override
    public String toString() {
      return lbfgs.toString();
    }
  }
}
