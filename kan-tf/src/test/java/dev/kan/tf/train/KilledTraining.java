// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.core.storage.json.KanJson;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import dev.kan.tf.optimize.Optimizer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A training in a process of its own, for {@link KilledTrainingTest} to kill. */
final class KilledTraining {
  static final int STEPS = 400;

  private KilledTraining() {}

  /**
   * Trains from the checkpoint if there is one; prints each step; writes the network at the end.
   */
  public static void main(String[] args) throws IOException {
    Path checkpoint = Path.of(args[0]);
    PrintStream out = System.out;
    TrainingListener printer =
        new TrainingListener() {
          @Override
          public void onStep(TrainingStep step) {
            out.println(step.number());
          }
        };
    TensorFlowTrainer trainer =
        trainer().toBuilder().checkpoint(checkpoint, 5, Duration.ofMillis(50)).build();
    Dataset data = data();
    TrainingResult result =
        Files.exists(checkpoint)
            ? trainer.resume(start(), data.train(), Optional.of(data.test()), checkpoint, printer)
            : trainer.train(start(), data, printer);
    Kan kan = result.kan();
    KanJson.write(kan, Path.of(args[1]));
  }

  static TensorFlowTrainer trainer() {
    return TensorFlowTrainer.builder()
        .optimizer(Optimizer.adam(0.02))
        .batchSize(20)
        .seed(5)
        .steps(STEPS)
        .build();
  }

  static Kan start() {
    return Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 1);
  }

  static Dataset data() {
    return UniformSampling.of(x -> Math.sin(3 * x[0]) * x[1], 2).train(110).test(20).build();
  }
}
