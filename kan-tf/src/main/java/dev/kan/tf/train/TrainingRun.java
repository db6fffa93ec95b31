// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The loop over the steps. What it gives back is the network of the last evaluation whose losses
 * were finite or, where training may end early, of the evaluation with the smallest test loss.
 */
final class TrainingRun {
  private final MovingEngine moving;
  private final TrainingSettings settings;
  private final Map<String, String> identity;
  private final List<TrainingListener> listeners;
  private final Optional<CheckpointPlan> plan;
  private final Cancellation cancellation;
  private final TrainingHistory.Recorder recorder;
  private final int firstStep;
  private Kan best;
  private Evaluation bestEvaluation;
  private int checkpointStep;
  private long checkpointNanos = System.nanoTime();

  /**
   * A run.
   *
   * @param from where it stands; without steps, it starts anew
   */
  TrainingRun(
      Checkpoint from,
      MovingEngine moving,
      TrainingSettings settings,
      List<TrainingListener> listeners,
      Optional<CheckpointPlan> plan,
      Cancellation cancellation) {
    this.moving = moving;
    this.settings = settings;
    this.listeners = listeners;
    this.plan = plan;
    this.cancellation = cancellation;
    identity = from.identity();
    recorder = TrainingHistory.Recorder.continuing(from.history());
    firstStep = from.step() + 1;
    checkpointStep = from.step();
    best = from.kan();
    bestEvaluation = from.evaluation();
  }

  TrainingResult run() {
    for (TrainingListener listener : listeners) {
      listener.started(settings.steps());
      recorder.evaluations().forEach(listener::evaluated);
    }
    long begin = System.nanoTime();
    StopReason reason = loop();
    double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    return new TrainingResult(
        best, bestEvaluation, recorder.history(), reason, moving.warnings(best), seconds);
  }

  private StopReason loop() {
    if (firstStep == 1 && !evaluate(0)) {
      return StopReason.NOT_FINITE;
    }
    for (int step = firstStep; step <= settings.steps(); step++) {
      if (cancellation.requested()) {
        boolean finite = recorder.lastEvaluatedStep() == step - 1 || evaluate(step - 1);
        return finite ? StopReason.CANCELLED : StopReason.NOT_FINITE;
      }
      moving.beforeStep(step);
      Engine engine = moving.engine();
      StepLoss found = engine.step(step);
      recorder.step(found);
      int made = step;
      listeners.forEach(listener -> listener.stepped(made, found.loss()));
      boolean evaluates = settings.evaluatesAfter(step) || engine.converged();
      if (!found.isFinite() || (evaluates && !evaluate(step))) {
        return StopReason.NOT_FINITE;
      }
      if (engine.converged()) {
        return StopReason.CONVERGED;
      }
      if (settings.patience() > 0 && evaluationsSinceBest() >= settings.patience()) {
        return StopReason.NO_IMPROVEMENT;
      }
      checkpoint(step);
    }
    return StopReason.STEPS_DONE;
  }

  private boolean evaluate(int step) {
    Engine engine = moving.engine();
    Evaluation evaluation = engine.evaluate(step);
    recorder.evaluation(evaluation);
    listeners.forEach(listener -> listener.evaluated(evaluation));
    // the first comparison is with not-a-number
    boolean keep =
        settings.patience() == 0 || !(evaluation.testLoss() >= bestEvaluation.testLoss());
    if (evaluation.isFinite() && keep) {
      best = engine.kan();
      bestEvaluation = evaluation;
    }
    return evaluation.isFinite();
  }

  private long evaluationsSinceBest() {
    return recorder.evaluations().stream()
        .filter(evaluation -> evaluation.step() > bestEvaluation.step())
        .count();
  }

  private void checkpoint(int step) {
    Duration sinceLast = Duration.ofNanos(System.nanoTime() - checkpointNanos);
    if (plan.isPresent() && plan.get().due(step - checkpointStep, sinceLast)) {
      // takes an interrupt off the thread, which would close the file that is written
      cancellation.requested();
      write(plan.get());
      checkpointStep = step;
      checkpointNanos = System.nanoTime();
    }
  }

  private void write(CheckpointPlan to) {
    Checkpoint now =
        new Checkpoint(
            moving.engine().kan(),
            best,
            bestEvaluation,
            recorder.history(),
            identity,
            moving.engine().state());
    try {
      CheckpointFile.write(now, to.file());
    } catch (IOException e) {
      throw new UncheckedIOException(to.file() + ": the checkpoint cannot be written", e);
    }
  }
}
