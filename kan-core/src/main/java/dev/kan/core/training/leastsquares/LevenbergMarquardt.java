// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.training.leastsquares.LevenbergMarquardtState.Status;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The Levenberg-Marquardt method for nonlinear least squares. A step d solves {@code (A + mu D^2) d
 * = -g} with the Gauss-Newton matrix A, the gradient g of the cost and {@code D^2 = diag(A)}. It is
 * taken only if it decreases the cost. The damping mu follows the ratio of the true to the
 * predicted decrease (Nielsen, Damping parameter in Marquardt's method, IMM-REP-1999-05, DTU). A
 * cost that is not finite counts as a failure, so a run never ends with a greater cost than it
 * began with. A step of P unknowns takes one evaluation of the normal equations and, for each
 * damping tried, a Cholesky decomposition, {@code O(P^3 / 3)}, and an evaluation of the cost.
 *
 * <pre>{@code
 * KanObjective objective = KanObjective.of(kan, samples, Loss.SQUARED_ERROR);
 * LevenbergMarquardt method = LevenbergMarquardt.defaults();
 * LevenbergMarquardtState start = method.start(objective, objective.parameters().values());
 * LevenbergMarquardtState end = method.run(objective, start, 50);
 * Kan trained = objective.parameters().with(end.point());
 * }</pre>
 *
 * @param initialDamping the damping mu at the start, positive
 * @param diagonalFloor the number added to each element of D^2, as a share of their mean, 0 or
 *     more; it keeps unknowns nearly constant that hardly affect the cost
 * @param attempts the largest number of dampings that a step tries, at least 1
 */
public record LevenbergMarquardt(double initialDamping, double diagonalFloor, int attempts) {
  private static final double LEAST_DAMPING = 1e-15;
  private static final double MOST_DAMPING = 1e15;
  private static final double LEAST_RELATIVE_DECREASE = 1e-16;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public LevenbergMarquardt {
    checkArgument(
        initialDamping > 0 && Double.isFinite(initialDamping),
        "initial damping must be positive; got %s",
        initialDamping);
    checkArgument(
        diagonalFloor >= 0 && Double.isFinite(diagonalFloor),
        "the floor of the diagonal must be 0 or more; got %s",
        diagonalFloor);
    checkArgument(attempts >= 1, "a step needs at least 1 attempt; got %s", attempts);
  }

  /** Returns the default settings. */
  public static LevenbergMarquardt defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.initialDamping = initialDamping;
    builder.diagonalFloor = diagonalFloor;
    builder.attempts = attempts;
    return builder;
  }

  /**
   * Returns the state that a run begins with.
   *
   * @param problem the problem to minimise
   * @param point the unknowns to begin with, finite
   * @throws IllegalArgumentException if their number is wrong or one is not finite
   */
  public LevenbergMarquardtState start(LeastSquaresProblem problem, double[] point) {
    checkArgument(
        point.length == problem.size(),
        "expected %s unknowns; got %s",
        problem.size(),
        point.length);
    checkArgument(finite(point), "the unknowns must be finite");
    double cost = problem.cost(point);
    Status status = Double.isFinite(cost) ? Status.RUNNING : Status.NOT_FINITE;
    return new LevenbergMarquardtState(point, cost, initialDamping, 2, 0, status);
  }

  /**
   * Takes one step.
   *
   * @param problem the problem to minimise, the same as at the start
   * @param state the current state of the run
   * @return a state with a smaller cost, or the same point with a status that says why there is
   *     none; the given state if it is not running
   */
  public LevenbergMarquardtState step(LeastSquaresProblem problem, LevenbergMarquardtState state) {
    if (!state.running()) {
      return state;
    }
    double[] point = state.point();
    NormalEquations equations = problem.normalEquations(point);
    DampedSystem system = new DampedSystem(equations, diagonalFloor);
    double damping = state.damping();
    double growth = state.growth();
    for (int attempt = 0; attempt < attempts && damping < MOST_DAMPING; attempt++) {
      Optional<double[]> step = system.solve(damping);
      if (step.isPresent()) {
        double predicted = system.predictedDecrease(step.get(), damping);
        if (!(predicted > LEAST_RELATIVE_DECREASE * Math.abs(state.cost()))) {
          return state.ended(Status.CONVERGED);
        }
        double[] next = sum(point, step.get());
        double cost = finite(next) ? problem.cost(next) : Double.NaN;
        if (cost < state.cost()) {
          double ratio = (state.cost() - cost) / predicted;
          return new LevenbergMarquardtState(
              next, cost, eased(damping, ratio), 2, state.iteration() + 1, Status.RUNNING);
        }
      }
      damping *= growth;
      growth *= 2;
    }
    return state.ended(Status.NO_DECREASE);
  }

  /**
   * Takes steps until the run is over or the computation is cancelled.
   *
   * @param problem the problem to minimise
   * @param state the current state of the run
   * @param steps the largest number of steps to take, 0 or more
   * @return the state after the last step taken
   */
  public LevenbergMarquardtState run(
      LeastSquaresProblem problem, LevenbergMarquardtState state, int steps) {
    LevenbergMarquardtState current = state;
    try {
      for (int i = 0; i < steps && current.running(); i++) {
        current = step(problem, current);
      }
    } catch (CancellationException e) {
      // the steps before the cancellation count
    }
    return current;
  }

  private static double eased(double damping, double ratio) {
    double factor = Math.max(1.0 / 5, 1 - Math.pow(2 * ratio - 1, 3));
    return Math.max(LEAST_DAMPING, damping * factor);
  }

  private static double[] sum(double[] point, double[] step) {
    double[] next = new double[point.length];
    Arrays.setAll(next, i -> point[i] + step[i]);
    return next;
  }

  private static boolean finite(double[] point) {
    return Arrays.stream(point).allMatch(Double::isFinite);
  }

  /** A builder of settings. Not thread-safe. */
  public static final class Builder {
    private double initialDamping = 1e-2;
    private double diagonalFloor = 1e-9;
    private int attempts = 20;

    private Builder() {}

    /** Sets the damping at the start, positive. Default: 1e-2. */
    public Builder initialDamping(double damping) {
      initialDamping = damping;
      return this;
    }

    /**
     * Sets the number added to each element of D^2, as a share of their mean, 0 or more. Default:
     * 1e-9.
     */
    public Builder diagonalFloor(double floor) {
      diagonalFloor = floor;
      return this;
    }

    /** Sets the largest number of dampings that a step tries, at least 1. Default: 20. */
    public Builder attempts(int count) {
      attempts = count;
      return this;
    }

    /**
     * Returns these settings.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public LevenbergMarquardt build() {
      return new LevenbergMarquardt(initialDamping, diagonalFloor, attempts);
    }
  }
}
