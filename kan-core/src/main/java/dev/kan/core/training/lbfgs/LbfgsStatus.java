// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

/** Why a run of an optimizer ended. */
public enum LbfgsStatus {
  /** Every entry of the gradient is at most {@link Lbfgs#gradientTolerance()} in size. */
  GRADIENT_SMALL,

  /**
   * The last iteration moved no variable, or did not change the value, by more than {@link
   * Lbfgs#changeTolerance()}.
   */
  CHANGE_SMALL,

  /**
   * The line search found no lower value, even along the steepest descent. Near a minimum this
   * means that only rounding is left; elsewhere, that the gradient is not the function's or that
   * the function is not finite close by.
   */
  LINE_SEARCH_FAILED,

  /** The value or the gradient at the start is infinite or not a number. */
  NOT_FINITE,

  /** The iterations that the caller allowed are used up; the run can go on. */
  ITERATION_LIMIT,

  /** The caller's condition for going on was false; the run can go on. */
  CANCELLED;

  /** Whether the caller ended the run rather than its own course, so that it can go on. */
  public boolean isInterruption() {
    return this == ITERATION_LIMIT || this == CANCELLED;
  }
}
