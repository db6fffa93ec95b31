// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

/** The reason why a run of {@link Lbfgs} ended. */
public enum LbfgsStatus {
  /**
   * The absolute value of every entry of the gradient is at most {@link Lbfgs#gradientTolerance()}.
   */
  GRADIENT_SMALL,

  /**
   * The last iteration changed the value, or every variable, by at most {@link
   * Lbfgs#changeTolerance()}.
   */
  CHANGE_SMALL,

  /**
   * The line search found no lower value, even along the steepest descent. Near a minimum, this
   * means that only rounding errors are left. Elsewhere, it means that the gradient is wrong or
   * that the function is not finite nearby.
   */
  LINE_SEARCH_FAILED,

  /** The value or the gradient at the start is infinite or NaN. */
  NOT_FINITE,

  /** The number of iterations that the caller allowed is reached; the run can be continued. */
  ITERATION_LIMIT,

  /** The caller's condition for continuing was false; the run can be continued. */
  CANCELLED;

  /** Returns true if the caller ended the run, so that it can be continued. */
  public boolean isInterruption() {
    return this == ITERATION_LIMIT || this == CANCELLED;
  }
}
