// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.training.Evaluation;
import dev.kan.core.training.TrainingHistory;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import dev.kan.core.training.TrainingStep.Phase;
import dev.kan.core.training.concurrent.Cancellation;

/** Records and reports the progress of one training, and knows whether it is to continue. */
final class Progress {
  private final TrainingHistory.Recorder recorder = new TrainingHistory.Recorder();
  private final TrainingListener listener;
  private final Scaling scaling;
  private final Cancellation scope;

  Progress(TrainingListener listener, Scaling scaling, Cancellation scope) {
    this.listener = listener;
    this.scaling = scaling;
    this.scope = scope;
  }

  /**
   * Reports a starting point or a fit that is tried.
   *
   * @param number the number of starting points or fits so far
   * @param loss the loss in the units of the fit
   * @return true if the training is to continue
   */
  boolean trial(Phase phase, int number, double loss) {
    return tell(new TrainingStep(phase, 0, number, scaling.lossInUnits(loss)));
  }

  /**
   * Records and reports a step.
   *
   * @param loss the loss in the units of the fit
   * @return true if the training is to continue
   */
  boolean step(Phase phase, int stage, double loss) {
    double inUnits = scaling.lossInUnits(loss);
    recorder.step(inUnits, 0);
    return tell(new TrainingStep(phase, stage, recorder.steps(), inUnits));
  }

  private boolean tell(TrainingStep step) {
    // no request may end the work of a listener halfway
    Cancellation.runUncancelled(() -> listener.onStep(step));
    return goesOn();
  }

  /** Records and reports the losses after the steps so far, in the samples' units. */
  Evaluation evaluated(double trainLoss, double testLoss, double validationLoss) {
    Evaluation evaluation = new Evaluation(recorder.steps(), trainLoss, testLoss, validationLoss);
    recorder.evaluation(evaluation);
    listener.onEvaluation(evaluation);
    return evaluation;
  }

  /** Reports the end of the training. */
  void finished(TrainingResult result) {
    listener.onFinish(result);
  }

  /** Returns the losses so far. */
  TrainingHistory history() {
    return recorder.history();
  }

  /** Returns true if nothing has requested the training to end. */
  boolean goesOn() {
    return !scope.requested();
  }
}
