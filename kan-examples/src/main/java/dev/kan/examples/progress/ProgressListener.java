// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.progress;

import dev.kan.tf.train.TrainingListener;

/**
 * Shows the progress of a {@link dev.kan.tf.train.KanTrainer}.
 *
 * @param progress the display, which the caller closes
 */
public record ProgressListener(TrainingProgress progress) implements TrainingListener {
  @Override
  public void started(int steps) {
    progress.start(steps);
  }

  @Override
  public void stepped(int step, double loss) {
    progress.step(step, loss);
  }
}
