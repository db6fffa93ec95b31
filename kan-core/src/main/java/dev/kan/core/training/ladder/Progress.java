// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.ladder.FitProgress.Phase;

/** Reports the progress of one fit and keeps whether it is to go on. */
final class Progress {
  private final FitListener listener;
  private final Scaling scaling;
  private final Cancellation scope;
  private boolean stopped;

  Progress(FitListener listener, Scaling scaling, Cancellation scope) {
    this.listener = listener;
    this.scaling = scaling;
    this.scope = scope;
  }

  /**
   * Tells the listener.
   *
   * @param loss in the units of the fit
   * @return whether the fit is to go on
   */
  boolean tell(Phase phase, int stage, int gridIntervals, int step, double loss) {
    double inUnits = scaling.lossInUnits(loss);
    stopped |= !listener.onProgress(new FitProgress(phase, stage, gridIntervals, step, inUnits));
    return goesOn();
  }

  /** Tests whether neither the listener nor a cancellation has ended the fit. */
  boolean goesOn() {
    return !stopped && !scope.requested();
  }
}
