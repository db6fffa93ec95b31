// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.Trainer;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.ladder.LadderTrainer;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.train.TensorFlowTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/** The trainers that options choose. */
final class Trainers {
  private static final int EVERY_STEPS = 100;
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final int COARSEST = 3;

  private Trainers() {}

  /** Returns the trainer that options choose, which writes no checkpoint. */
  static Trainer of(NetworkOptions options, int seed) {
    return options.method() == NetworkOptions.Method.LADDER
        ? ladder(options, seed)
        : tensorFlow(options, seed).build();
  }

  /**
   * Returns the trainer that options choose. If it is one of TensorFlow, it writes checkpoints, and
   * goes on with the one that is there.
   */
  static Trainer resumable(NetworkOptions options, int seed, Path checkpoint) {
    return options.method() == NetworkOptions.Method.LADDER
        ? ladder(options, seed)
        : new Resumable(
            tensorFlow(options, seed).checkpoint(checkpoint, EVERY_STEPS, EVERY).build(),
            checkpoint);
  }

  private static Trainer ladder(NetworkOptions options, int seed) {
    int finest = options.grid().orElse(10);
    int[] grids =
        IntStream.of(COARSEST, 5, 10, 20, 50, finest)
            .filter(each -> each <= finest)
            .sorted()
            .distinct()
            .toArray();
    return LadderTrainer.builder().gridLadder(grids).seed(seed).build();
  }

  private static TensorFlowTrainer.Builder tensorFlow(NetworkOptions options, int seed) {
    TensorFlowTrainer.Builder trainer =
        TensorFlowTrainer.builder().optimizer(optimizer(options.method())).seed(seed);
    options.steps().ifPresent(trainer::steps);
    options.sparsity().ifPresent(lambda -> trainer.sparsity(Sparsity.of(lambda)));
    return trainer;
  }

  private static Optimizer optimizer(NetworkOptions.Method method) {
    return switch (method) {
      case LADDER, LBFGS -> Optimizer.lbfgs();
      case LM -> Optimizer.levenbergMarquardt();
      case ADAM -> Optimizer.adam(0.01);
      case ADAMW -> Optimizer.adamW(0.01);
      case SGD -> Optimizer.sgd(0.01, 0.9);
    };
  }

  /** A trainer that goes on with a checkpoint if there is one. */
  private record Resumable(TensorFlowTrainer trainer, Path checkpoint) implements Trainer {
    @Override
    public TrainingResult train(
        Kan kan, Samples samples, Optional<Samples> test, TrainingListener listener) {
      if (!Files.exists(checkpoint)) {
        return trainer.train(kan, samples, test, listener);
      }
      try {
        return trainer.resume(kan, samples, test, checkpoint, listener);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Trainer withLoss(Loss loss) {
      return new Resumable(trainer.withLoss(loss), checkpoint);
    }
  }
}
