// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.Kan;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingEstimate;
import dev.kan.core.training.TrainingHistory;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.tf.train.engine.Engine;
import dev.kan.tf.train.engine.MovingEngine;
import dev.kan.tf.train.engine.StepLoss;
import dev.kan.tf.train.engine.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * The loop over the steps. What it gives back is the network of the last evaluation whose losses
 * were finite or, where there are validation samples, of the evaluation with the smallest
 * validation loss.
 */
final class TrainingRun {
  private final Training training;
  private final MovingEngine moving;
  private final TrainingSettings settings;
  private final TrainingListener listener;
  private final Map<String, String> identity;
  private final Optional<CheckpointPlan> plan;
  private final Cancellation scope;
  private final CancellationToken spent;
  private final TrainingHistory.Recorder recorder;
  private final List<Evaluation> before;
  private final int firstStep;
  private int evaluatedStep;
  private int evaluationsSinceBest;
  private Kan best;
  private Evaluation bestEvaluation;
  private int checkpointStep;
  private long checkpointNanos = System.nanoTime();

  /**
   * A run.
   *
   * @param from where it stands; without steps, it starts anew
   * @param scope what ends its steps; nothing ends what is done between them
   * @param spent the part of it that is the budget's
   */
  TrainingRun(
      Training training,
      Checkpoint from,
      MovingEngine moving,
      TrainingListener listener,
      Cancellation scope,
      CancellationToken spent) {
    this.training = training;
    this.moving = moving;
    this.settings = training.settings();
    this.listener = listener;
    this.plan = training.plan();
    this.scope = scope;
    this.spent = spent;
    identity = from.identity();
    recorder = TrainingHistory.Recorder.continuing(from.history());
    before = from.history().evaluations();
    firstStep = from.step() + 1;
    checkpointStep = from.step();
    best = from.kan();
    bestEvaluation = from.evaluation();
    evaluatedStep = before.isEmpty() ? -1 : before.get(before.size() - 1).step();
    evaluationsSinceBest =
        (int) before.stream().filter(each -> each.step() > bestEvaluation.step()).count();
  }

  TrainingResult run() {
    listener.onStart(new TrainingEstimate(settings.steps(), Double.NaN));
    before.forEach(listener::onEvaluation);
    long begin = System.nanoTime();
    StopReason reason = loop();
    double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    return new TrainingResult(
        best.withStep("trained", training.provenance(bestEvaluation, reason)),
        bestEvaluation,
        recorder.history(),
        List.of(),
        reason,
        moving.warnings(best),
        seconds);
  }

  private StopReason loop() {
    if (before.isEmpty() && !evaluate(0)) {
      return StopReason.NOT_FINITE;
    }
    for (int step = firstStep; step <= settings.steps(); step++) {
      Optional<StepLoss> stepped;
      try {
        stepped = step(step);
      } catch (CancellationException e) {
        return cancelledAfter(step - 1);
      }
      if (stepped.isEmpty()) {
        return StopReason.NOT_FINITE;
      }
      StepLoss found = stepped.get();
      recorder.step(found.loss(), found.penalty());
      listener.onStep(new TrainingStep(TrainingStep.Phase.STAGE, 0, step, found.loss()));
      boolean converged = moving.convergedAt(step);
      boolean evaluates = settings.evaluatesAfter(step) || converged;
      if (!found.isFinite() || (evaluates && !evaluate(step))) {
        return StopReason.NOT_FINITE;
      }
      if (converged) {
        return StopReason.CONVERGED;
      }
      if (settings.patience() > 0 && evaluationsSinceBest >= settings.patience()) {
        return StopReason.NO_IMPROVEMENT;
      }
      if (!checkpoint(step)) {
        return StopReason.NOT_FINITE;
      }
    }
    return StopReason.COMPLETED;
  }

  private Optional<StepLoss> step(int step) {
    if (scope.requested()) {
      throw new CancellationException("cancelled before step " + step);
    }
    return scope.during(() -> moving.step(step));
  }

  private StopReason cancelledAfter(int step) {
    // there is to be a file to resume, even if no step has been made
    if (plan.isPresent() && (step > checkpointStep || step == 0)) {
      write(plan.get());
    }
    boolean finite = evaluatedStep == step || evaluate(step);
    if (!finite) {
      return StopReason.NOT_FINITE;
    }
    return spent.isCancelled() ? StopReason.BUDGET_SPENT : StopReason.CANCELLED;
  }

  private boolean evaluate(int step) {
    Engine engine = moving.engine();
    Evaluation evaluation = engine.evaluate(step);
    recorder.evaluation(evaluation);
    evaluatedStep = step;
    evaluationsSinceBest++;
    listener.onEvaluation(evaluation);
    // the first comparison is with NaN
    boolean keep =
        settings.validationShare() == 0
            || Double.isNaN(bestEvaluation.validationLoss())
            || evaluation.validationLoss() < bestEvaluation.validationLoss();
    if (!evaluation.isFinite() || !keep) {
      return evaluation.isFinite();
    }
    Optional<Kan> kan = engine.kan();
    kan.ifPresent(
        network -> {
          best = network;
          bestEvaluation = evaluation;
          evaluationsSinceBest = 0;
        });
    return kan.isPresent();
  }

  /** Writes a checkpoint if one is due; false if there is nothing left worth writing. */
  private boolean checkpoint(int step) {
    Duration sinceLast = Duration.ofNanos(System.nanoTime() - checkpointNanos);
    if (plan.isPresent() && plan.get().due(step - checkpointStep, sinceLast)) {
      checkpointStep = step;
      checkpointNanos = System.nanoTime();
      return write(plan.get());
    }
    return true;
  }

  private boolean write(CheckpointPlan to) {
    Optional<Kan> current = moving.engine().kan();
    if (current.isEmpty()) {
      return false;
    }
    Checkpoint now =
        new Checkpoint(
            current.get(),
            best,
            bestEvaluation,
            recorder.history(),
            identity,
            moving.warnings(),
            moving.engine().state());
    try {
      CheckpointFile.write(now, to.file());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(to.file() + ": the checkpoint cannot be written", e);
    }
  }
}
