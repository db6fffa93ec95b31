// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Locale;

/**
 * Where a {@link LevenbergMarquardt} run stands: all that it needs to go on, so that a run can be
 * kept and resumed. Immutable.
 */
public final class LevenbergMarquardtState {
  private final double[] point;
  private final double cost;
  private final double damping;
  private final double growth;
  private final int iteration;
  private final Status status;

  /** Whether and why a run is over. */
  public enum Status {
    /** It can go on. */
    RUNNING,
    /** The model promises no further decrease that double precision could tell. */
    CONVERGED,
    /** No step made the cost smaller, however strongly damped. */
    NO_DECREASE,
    /** The cost is not finite at the start. */
    NOT_FINITE
  }

  /**
   * A state, as a checkpoint gives it back.
   *
   * @param point the unknowns
   * @param cost the cost there
   * @param damping the damping of the next step, positive
   * @param growth what a failure will multiply the damping with, more than 1
   * @param iteration how many steps have been taken, 0 or more
   * @param status whether the run is over
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

  /** A copy of the unknowns, the best found. */
  public double[] point() {
    return point.clone();
  }

  /** The cost there. */
  public double cost() {
    return cost;
  }

  /** The damping of the next step. */
  public double damping() {
    return damping;
  }

  /** What a failure will multiply the damping with. */
  public double growth() {
    return growth;
  }

  /** How many steps have been taken. */
  public int iteration() {
    return iteration;
  }

  /** Whether the run is over, and why. */
  public Status status() {
    return status;
  }

  /** Whether another step can be taken. */
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
