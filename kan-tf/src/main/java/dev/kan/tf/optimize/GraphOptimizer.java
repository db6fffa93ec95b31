// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.optimize;

import org.tensorflow.op.Op;
import org.tensorflow.types.family.TFloating;

/**
 * A rule that changes parameters by their gradient, built into a graph once and run at every step.
 * Its {@code toString} names it with its settings, which checkpoints compare. All that it remembers
 * from step to step must be variables of the graph, which checkpoints keep.
 */
public non-sealed interface GraphOptimizer extends Optimizer {
  /**
   * Adds the ops of one step to a graph.
   *
   * @return the op to run for a step
   */
  <T extends TFloating> Op step(StepContext<T> context);

  /** Returns true if the step obeys the context's rate factor, which schedules need. */
  default boolean followsSchedule() {
    return true;
  }
}
