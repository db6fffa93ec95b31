// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.training.Evaluation;
import dev.kan.core.training.TrainingHistory;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import dev.kan.core.training.TrainingStep.Phase;
import dev.kan.core.training.concurrent.Cancellation;

/** Records and reports the progress of one training, and tells whether it is to go on. */
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
   * Reports a start or a fit that tries something out.
   *
   * @param number the number of them so far
   * @param loss in the units of the fit
   * @return whether the training is to go on
   */
  boolean trial(Phase phase, int number, double loss) {
    return tell(new TrainingStep(phase, 0, number, scaling.lossInUnits(loss)));
  }

  /**
   * Records and reports a step of the network that is trained.
   *
   * @param loss in the units of the fit
   * @return whether the training is to go on
   */
  boolean step(Phase phase, int stage, double loss) {
    double inUnits = scaling.lossInUnits(loss);
    recorder.step(inUnits, 0);
    return tell(new TrainingStep(phase, stage, recorder.steps(), inUnits));
  }

  private boolean tell(TrainingStep step) {
    // what a listener does is its own, and no request ends it halfway
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

  /** Reports the end. */
  void finished(TrainingResult result) {
    listener.onFinish(result);
  }

  /** The losses so far. */
  TrainingHistory history() {
    return recorder.history();
  }

  /** Tests whether nothing has ended the training. */
  boolean goesOn() {
    return !scope.requested();
  }
}
