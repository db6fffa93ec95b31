// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Locale;

/**
 * The state of a {@link LevenbergMarquardt} run between two steps. It holds all that the run needs
 * to continue, so that a run can be saved and resumed. Immutable.
 */
public final class LevenbergMarquardtState {
  private final double[] point;
  private final double cost;
  private final double damping;
  private final double growth;
  private final int iteration;
  private final Status status;

  /** The status of a run: running, or the reason why it is over. */
  public enum Status {
    /** The run can continue. */
    RUNNING,
    /** The model predicts no further decrease that double precision can resolve. */
    CONVERGED,
    /** No step decreased the cost, however strongly damped. */
    NO_DECREASE,
    /** The cost at the start is not finite. */
    NOT_FINITE
  }

  /**
   * Creates a state from its parts, for example from a checkpoint.
   *
   * @param point the unknowns, at least one; copied
   * @param cost the cost at this point
   * @param damping the damping of the next step, positive
   * @param growth the factor of the damping after the next failed attempt, above 1
   * @param iteration the number of steps taken, 0 or more
   * @param status the status of the run
   * @throws IllegalArgumentException if a number is out of its range
   */
  public LevenbergMarquardtState(
      double[] point, double cost, double damping, double growth, int iteration, Status status) {
    checkArgument(point.length >= 1, "a point needs at least 1 unknown");
    checkArgument(
        damping > 0 && Double.isFinite(damping), "damping must be positive; got %s", damping);
    checkArgument(growth > 1 && Double.isFinite(growth), "growth must exceed 1; got %s", growth);
    checkArgument(iteration >= 0, "the iteration must be 0 or more; got %s", iteration);
    this.point = point.clone();
    this.cost = cost;
    this.damping = damping;
    this.growth = growth;
    this.iteration = iteration;
    this.status = status;
  }

  /** Returns a copy of the unknowns, the best found so far. */
  public double[] point() {
    return point.clone();
  }

  /** Returns the cost at this point. */
  public double cost() {
    return cost;
  }

  /** Returns the damping of the next step. */
  public double damping() {
    return damping;
  }

  /** Returns the factor by which a failed attempt multiplies the damping. */
  public double growth() {
    return growth;
  }

  /** Returns the number of steps taken. */
  public int iteration() {
    return iteration;
  }

  /** Returns the status of the run. */
  public Status status() {
    return status;
  }

  /** Returns true if another step can be taken. */
  public boolean running() {
    return status == Status.RUNNING;
  }

  LevenbergMarquardtState ended(Status reason) {
    return new LevenbergMarquardtState(point, cost, damping, growth, iteration, reason);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LevenbergMarquardtState that
        && Arrays.equals(point, that.point)
        && Double.compare(cost, that.cost) == 0
        && damping == that.damping
        && growth == that.growth
        && iteration == that.iteration
        && status == that.status;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(point) + iteration;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "LevenbergMarquardtState[iteration=%d, cost=%s, damping=%s, %s]",
        iteration,
        cost,
        damping,
        status);
  }
}
