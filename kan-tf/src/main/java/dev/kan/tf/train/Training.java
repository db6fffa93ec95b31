// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingHistory;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.tf.train.engine.MovingEngine;
import dev.kan.tf.train.engine.TrainingSamples;
import dev.kan.tf.train.engine.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training of one network on some samples, from its start or from a checkpoint.
 *
 * @param plan when and where checkpoints are written, if they are
 * @param budget the time that it may take; empty for any
 */
record Training(
    TrainingSettings settings,
    Optional<CheckpointPlan> plan,
    Optional<Duration> budget,
    Kan kan,
    Samples samples,
    Optional<Samples> test) {
  /**
   * Checks that network and samples fit.
   *
   * @throws IllegalArgumentException if the widths do not fit, or the targets are not of the kind
   *     that the loss compares with
   */
  Training {
    requireFitting(settings.objective().loss(), kan, samples);
    if (test.isPresent()) {
      requireFitting(settings.objective().loss(), kan, test.get());
    }
    settings = settings.decided(kan, samples);
  }

  private static void requireFitting(Loss loss, Kan kan, Samples samples) {
    samples.inputs().requireColumns(kan.inputs(), "the inputs");
    samples.targets().requireColumns(kan.outputs(), "the targets");
    loss.requireTargets(samples.targets());
  }

  /** Trains from the start. */
  TrainingResult start(TrainingListener listener) {
    Checkpoint start =
        new Checkpoint(
            kan,
            kan,
            new Evaluation(0, Double.NaN, Double.NaN, Double.NaN),
            new TrainingHistory.Recorder().history(),
            // that of ten million parameters takes seconds
            plan.isPresent() ? identity() : Map.of(),
            List.of(),
            Map.of());
    return from(start, listener);
  }

  /** Goes on from a checkpoint, as {@link TensorFlowTrainer#resume} has it. */
  TrainingResult resume(Path file, TrainingListener listener) throws IOException {
    Checkpoint checkpoint = Checkpoint.read(file, JavaFunctions.of(kan));
    identity()
        .forEach(
            (name, value) ->
                checkArgument(
                    value.equals(checkpoint.identity().get(name)),
                    "%s is of a training whose %s is %s; this one's is %s",
                    file,
                    name,
                    checkpoint.identity().get(name),
                    value));
    return from(checkpoint, listener);
  }

  /** Trains under a scope that ends only what is run under it: steps, not what is made of them. */
  private TrainingResult from(Checkpoint checkpoint, TrainingListener listener) {
    CancellationToken spent = CancellationToken.after(budget);
    try (Cancellation scope = Cancellation.open(spent::isCancelled)) {
      return Cancellation.uncancelled(
          () -> {
            TrainingResult result = run(checkpoint, listener, scope, spent);
            listener.onFinish(result);
            return result;
          });
    }
  }

  private TrainingResult run(
      Checkpoint from, TrainingListener listener, Cancellation scope, CancellationToken spent) {
    TrainingSamples data =
        TrainingSamples.of(samples, test, settings.validationShare(), settings.seed());
    try (MovingEngine engine = new MovingEngine(settings, data, from.current())) {
      if (from.step() > 0) {
        engine.restore(from.state(), from.step(), from.warnings());
      }
      return new TrainingRun(this, from, engine, listener, scope, spent).run();
    }
  }

  private Map<String, String> identity() {
    return ImmutableSortedMap.<String, String>naturalOrder()
        .putAll(settings.identity())
        .put("network", Fingerprint.of(kan))
        .put("data", Fingerprint.of(samples, test))
        .buildOrThrow();
  }

  /** Returns the details of the step in the provenance of a trained network. */
  Map<String, String> provenance(Evaluation evaluation, StopReason reason) {
    return ImmutableMap.<String, String>builder()
        .putAll(settings.identity())
        .put("compilation", settings.runtime().compilation().toString())
        .put("steps", Integer.toString(evaluation.step()))
        .put("stopReason", reason.toString())
        .put("trainLoss", Double.toString(evaluation.trainLoss()))
        .put("validationLoss", Double.toString(evaluation.validationLoss()))
        .put("testLoss", Double.toString(evaluation.testLoss()))
        .buildOrThrow();
  }
}
