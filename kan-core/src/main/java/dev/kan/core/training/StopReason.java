// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training;

/** The reason why a training ended. */
public enum StopReason {
  /** All steps and stages are done. */
  COMPLETED,
  /** The optimizer reached a point from which further steps change nothing. */
  CONVERGED,
  /** The validation loss has not decreased for as many evaluations as the patience allows. */
  NO_IMPROVEMENT,
  /** The time budget of the trainer has passed. */
  BUDGET_SPENT,
  /**
   * A {@link dev.kan.core.training.CancellationToken} or an interrupt of the thread ended the
   * training before its last step.
   */
  CANCELLED,
  /**
   * A loss or a penalty was not finite. The network returned is the last one whose losses were
   * finite, or the one that the training began with.
   */
  NOT_FINITE
}
