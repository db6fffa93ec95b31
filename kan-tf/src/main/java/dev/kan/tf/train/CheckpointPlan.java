// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import java.nio.file.Path;
import java.time.Duration;

/**
 * When and where a training writes itself down.
 *
 * @param file where; replaced as a whole each time
 * @param everySteps after how many steps at the latest
 * @param every after how much time at the latest
 */
record CheckpointPlan(Path file, int everySteps, Duration every) {
  /** Returns true if a checkpoint is due. */
  boolean due(int stepsSinceLast, Duration sinceLast) {
    return stepsSinceLast >= everySteps || sinceLast.compareTo(every) >= 0;
  }
}
