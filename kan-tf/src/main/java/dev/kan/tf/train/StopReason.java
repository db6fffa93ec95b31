// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

/** Why a training ended. */
public enum StopReason {
  /** All steps have been made. */
  STEPS_DONE,
  /** The optimizer came to a point from which further steps change nothing. */
  CONVERGED,
  /** The validation loss has not become smaller for as many evaluations as the patience allows. */
  NO_IMPROVEMENT,
  /**
   * A {@link dev.kan.core.training.concurrent.CancellationToken} or an interrupt of the thread
   * ended it before its last step.
   */
  CANCELLED,
  /**
   * A loss or a penalty was not a finite number: the network returned is the last one whose losses
   * were.
   */
  NOT_FINITE
}
