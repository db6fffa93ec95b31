// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.progress;

import dev.kan.core.training.TrainingEstimate;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingStep;
import dev.kan.core.training.TrainingStep.Phase;

/**
 * Shows the steps of a training; what a ladder tries out beside them is not shown.
 *
 * @param progress the display, which the caller closes
 */
public record ProgressListener(TrainingProgress progress) implements TrainingListener {
  @Override
  public void onStart(TrainingEstimate estimate) {
    progress.start(estimate.steps());
  }

  @Override
  public void onStep(TrainingStep step) {
    if (step.phase() == Phase.STAGE || step.phase() == Phase.POLISH) {
      progress.step(step.number(), step.loss());
    }
  }
}
