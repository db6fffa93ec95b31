// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.Kan;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.tf.Precision;
import dev.kan.tf.optimize.Adam;
import dev.kan.tf.optimize.GraphOptimizer;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.runtime.DeviceChoice;

/** The ways of making steps. */
sealed interface Method {
  /** Up to how many trainable parameters Levenberg-Marquardt is the usual method. */
  int SMALL = 1000;

  /** The method where none is said: second-order steps where they can be had. */
  static Method usual(Kan kan, TrainingSamples data, TrainingSettings.Builder settings) {
    boolean plain =
        settings.loss.equals(Loss.SQUARED_ERROR)
            && settings.objective().sparsity().isEmpty()
            && settings.schedule.equals(Schedule.CONSTANT)
            && !Double.isFinite(settings.clipNorm)
            && !(settings.runtime.device() instanceof DeviceChoice.Gpu)
            && (settings.batchSize == 0 || settings.batchSize >= data.train().size());
    return plain && kan.trainableParameterCount() <= SMALL
        ? new DampedLeastSquares(LevenbergMarquardt.standard())
        : new InGraph(Adam.withLearningRate(0.01));
  }

  /** What the method computes in. */
  default String precision(TrainingSettings settings) {
    return Precision.of(settings.type()).toString();
  }

  /** The number of steps where none is said. */
  int usualSteps();

  /**
   * Starts a training.
   *
   * @throws IllegalArgumentException if the method cannot do what the settings ask for
   */
  Engine start(Kan kan, TrainingSamples data, TrainingSettings settings);

  /** An optimizer that is part of the graph. */
  record InGraph(GraphOptimizer optimizer) implements Method {
    @Override
    public Engine start(Kan kan, TrainingSamples data, TrainingSettings settings) {
      checkArgument(
          optimizer.followsSchedule() || settings.schedule().equals(Schedule.CONSTANT),
          "%s keeps its learning rate; it cannot follow %s",
          optimizer,
          settings.schedule());
      return new GraphEngine<>(kan, data, settings, optimizer, settings.type());
    }

    @Override
    public int usualSteps() {
      return 1000;
    }

    @Override
    public String toString() {
      return optimizer.toString();
    }
  }

  /** L-BFGS, which takes all samples at every iteration. */
  record QuasiNewton(Lbfgs lbfgs) implements Method {
    @Override
    public Engine start(Kan kan, TrainingSamples data, TrainingSettings settings) {
      requireNoneButSteps("L-BFGS", data, settings);
      return new LbfgsEngine<>(kan, data, settings, lbfgs, settings.type());
    }

    @Override
    public int usualSteps() {
      return 500;
    }

    @Override
    public String toString() {
      return lbfgs.toString();
    }
  }

  /** Levenberg-Marquardt, which takes all samples at every step. */
  record DampedLeastSquares(LevenbergMarquardt levenbergMarquardt) implements Method {
    @Override
    public Engine start(Kan kan, TrainingSamples data, TrainingSettings settings) {
      requireNoneButSteps("Levenberg-Marquardt", data, settings);
      checkArgument(
          !(settings.runtime().device() instanceof DeviceChoice.Gpu),
          "Levenberg-Marquardt runs on the CPU; %s was asked for",
          settings.runtime().device());
      checkArgument(
          settings.objective().sparsity().isEmpty(),
          "Levenberg-Marquardt takes no penalty; got %s",
          settings.objective().sparsity());
      return new LevenbergMarquardtEngine(kan, data, settings, levenbergMarquardt);
    }

    /** In plain Java, whatever was asked of TensorFlow. */
    @Override
    public String precision(TrainingSettings settings) {
      return Precision.FLOAT64.toString();
    }

    @Override
    public int usualSteps() {
      return 100;
    }

    @Override
    public String toString() {
      return levenbergMarquardt.toString();
    }
  }

  private static void requireNoneButSteps(
      String name, TrainingSamples data, TrainingSettings settings) {
    checkArgument(
        !settings.miniBatches(data),
        "%s takes all %s samples at every step; got a batch size of %s",
        name,
        data.train().size(),
        settings.batchSize());
    checkArgument(
        settings.schedule().equals(Schedule.CONSTANT) && !settings.clips(),
        "%s finds its own step lengths; it takes no schedule and no gradient clipping",
        name);
  }
}
