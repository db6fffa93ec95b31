// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.core.storage.json.KanJson;
import dev.kan.tf.optimize.Adam;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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
    KanTrainer trainer =
        trainer()
            .checkpoint(checkpoint, 5, Duration.ofMillis(50))
            .listener(
                new TrainingListener() {
                  @Override
                  public void stepped(int step, double loss) {
                    out.println(step);
                  }
                });
    Kan kan =
        (Files.exists(checkpoint) ? trainer.resume(data(), checkpoint) : trainer.fit(data())).kan();
    KanJson.write(kan, Path.of(args[1]));
  }

  static KanTrainer trainer() {
    Kan start = Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 1);
    return KanTrainer.of(start)
        .optimizer(Adam.withLearningRate(0.02))
        .batchSize(20)
        .seed(5)
        .steps(STEPS);
  }

  static Dataset data() {
    return UniformSampling.of(x -> Math.sin(3 * x[0]) * x[1], 2).train(110).test(20).build();
  }
}
