// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.fit;

import dev.kan.core.model.auto.AutoTrainer;
import dev.kan.core.training.CancellationToken;
import dev.kan.examples.progress.ProgressListener;
import dev.kan.examples.progress.TrainingProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;

/** The options of {@code kan fit} for how to learn, and the learning that they choose. */
final class LearningOptions {
  @Mixin private AutomaticOptions automatic = new AutomaticOptions();
  @Mixin private NetworkOptions network = new NetworkOptions();
  @Mixin private EffortOptions effort = new EffortOptions();

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of its range, or two do not go together
   */
  void check() {
    network.check();
    effort.check();
    if (isExplicit() && !automatic.identity().isEmpty()) {
      throw new IllegalArgumentException(
          "%s is for a network that kan fit chooses and does not go with %s"
              .formatted(
                  automatic.identity().keySet().iterator().next(),
                  network.identity().keySet().iterator().next()));
    }
  }

  private boolean isExplicit() {
    return !network.identity().isEmpty();
  }

  /** Returns the choices of the user by option, for a later run to compare with. */
  Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>(automatic.identity());
    identity.putAll(network.identity());
    identity.put("--seed", Integer.toString(seed()));
    return identity;
  }

  /** Returns true if some classes weigh more than others. */
  boolean weighsClasses() {
    return automatic.weighsClasses();
  }

  /** Returns the source of all random choices. */
  int seed() {
    return effort.seed();
  }

  /** Returns how long to learn at most once some time has passed; empty for any time. */
  Optional<Duration> learningTime(Duration elapsed) {
    return effort.learningTime(elapsed);
  }

  /** Returns how long to search a formula at most once some time has passed. */
  Duration formulaTime(Duration elapsed) {
    return effort.formulaTime(elapsed);
  }

  /**
   * Learns a model, or the best one so far if time is up or the learning is cancelled.
   *
   * @param table the rows to learn from
   * @param checkpoint the file for the state of a training with TensorFlow
   * @param time how long to learn at most; empty for any time
   * @throws java.util.concurrent.CancellationException if it ended before there was a model
   * @throws IllegalArgumentException if the options do not go with the table
   */
  Learned learn(LearningTable table, Path checkpoint, Optional<Duration> time) {
    return isExplicit()
        ? CancellationToken.after(time).during(() -> learnExplicitly(table, checkpoint))
        : learnAutomatically(table, time);
  }

  private Learned learnExplicitly(LearningTable table, Path checkpoint) {
    try (TrainingProgress progress = TrainingProgress.onStandardError("fit")) {
      return new ExplicitLearning(
              network,
              seed(),
              Trainers.resumable(network, seed(), checkpoint),
              Trainers.of(network, seed()),
              new ProgressListener(progress))
          .learn(table);
    }
  }

  private Learned learnAutomatically(LearningTable table, Optional<Duration> time) {
    AutoTrainer.Builder trainer = automatic.trainer(table).seed(seed());
    time.ifPresent(trainer::budget);
    FitProgress progress = new FitProgress(System.err, Integer.getInteger("kan.columns"));
    try {
      return new AutomaticLearning(trainer.build(), progress).learn(table);
    } finally {
      progress.end();
    }
  }
}
