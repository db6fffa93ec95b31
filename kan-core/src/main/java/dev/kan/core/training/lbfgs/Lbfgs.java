// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.function.Predicate;

/**
 * L-BFGS, the quasi-Newton method with limited memory (Nocedal and Wright, Numerical Optimization,
 * 2nd ed., section 7.2), with a line search for the strong Wolfe conditions. The value never
 * increases from one iteration to the next. If the line search along a direction fails, the history
 * is dropped and the steepest descent is tried. Apart from evaluating the function, an iteration
 * takes time proportional to history times variables.
 *
 * <pre>{@code
 * DifferentiableFunction square =
 *     (point, gradient) -> {
 *       gradient[0] = 2 * point[0];
 *       return point[0] * point[0];
 *     };
 * LbfgsState end = Lbfgs.defaults().minimize(square, new double[] {3}, 100);
 * System.out.println(end.point()[0] + ", " + end.stopReason());
 * }</pre>
 *
 * @param history the number of curvature pairs that are kept, at least 1
 * @param gradientTolerance the absolute value that no entry of the gradient may exceed for a run to
 *     end, 0 or more
 * @param changeTolerance the change that ends a run: an iteration changed the value, or every
 *     variable, by at most this; 0 or more
 * @param sufficientDecrease the strong Wolfe constant c1, in (0, c2)
 * @param curvature the strong Wolfe constant c2, in (c1, 1)
 * @param maxLineSearchEvaluations the largest number of evaluations of the function in one line
 *     search, at least 1
 */
public record Lbfgs(
    int history,
    double gradientTolerance,
    double changeTolerance,
    double sufficientDecrease,
    double curvature,
    int maxLineSearchEvaluations) {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Lbfgs {
    checkArgument(history >= 1, "the history must keep at least 1 pair; got %s", history);
    checkArgument(
        gradientTolerance >= 0 && Double.isFinite(gradientTolerance),
        "the gradient tolerance must be 0 or more; got %s",
        gradientTolerance);
    checkArgument(
        changeTolerance >= 0 && Double.isFinite(changeTolerance),
        "the change tolerance must be 0 or more; got %s",
        changeTolerance);
    checkArgument(
        0 < sufficientDecrease && sufficientDecrease < curvature && curvature < 1,
        "the Wolfe constants must be 0 < c1 < c2 < 1; got c1 %s, c2 %s",
        sufficientDecrease,
        curvature);
    checkArgument(
        maxLineSearchEvaluations >= 1,
        "a line search needs at least 1 evaluation; got %s",
        maxLineSearchEvaluations);
  }

  /**
   * Returns the default settings. They are those of PyTorch with its strong Wolfe search, except
   * for the tolerances: PyTorch's 1e-7 and 1e-9 would end the training of a spline too early.
   */
  public static Lbfgs defaults() {
    return builder().build();
  }

  /** Returns a builder of the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with these settings. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.history = history;
    builder.gradientTolerance = gradientTolerance;
    builder.changeTolerance = changeTolerance;
    builder.sufficientDecrease = sufficientDecrease;
    builder.curvature = curvature;
    builder.maxLineSearchEvaluations = maxLineSearchEvaluations;
    return builder;
  }

  /**
   * Minimises a function, by {@link #start} and then {@link #resume}.
   *
   * @param function the function to minimise
   * @param point the variables to start from, at least one, all finite
   * @param maxIterations the largest number of iterations, 0 or more
   * @return the last state, with a stop reason
   * @throws IllegalArgumentException if there are no variables, one is not finite, or {@code
   *     maxIterations} is negative
   */
  public LbfgsState minimize(DifferentiableFunction function, double[] point, int maxIterations) {
    return resume(function, start(function, point), maxIterations, state -> true);
  }

  /**
   * Continues from a state until the run has a stop reason. A state that an earlier caller
   * interrupted continues as if it had not been interrupted. A state that stopped for another
   * reason is returned unchanged.
   *
   * @param function the function to minimise
   * @param from a state of a run on the same function
   * @param maxIterations the largest number of further iterations, 0 or more
   * @param proceed returns true if the next iteration is to be made; called before each iteration
   *     with the current state
   * @return the last state, with a stop reason
   * @throws IllegalArgumentException if {@code maxIterations} is negative
   */
  public LbfgsState resume(
      DifferentiableFunction function,
      LbfgsState from,
      int maxIterations,
      Predicate<LbfgsState> proceed) {
    checkArgument(maxIterations >= 0, "iterations must be 0 or more; got %s", maxIterations);
    LbfgsState state = from.uninterrupted();
    for (int taken = 0; state.stopReason().isEmpty(); taken++) {
      if (taken == maxIterations) {
        return state.stopped(LbfgsStatus.ITERATION_LIMIT);
      }
      if (!proceed.test(state)) {
        return state.stopped(LbfgsStatus.CANCELLED);
      }
      state = step(function, state);
    }
    return state;
  }

  /**
   * Returns the state before the first iteration, after one evaluation.
   *
   * @param function the function to minimise
   * @param point the variables to start from, at least one, all finite
   * @throws IllegalArgumentException if there are no variables or one is not finite
   */
  public LbfgsState start(DifferentiableFunction function, double[] point) {
    LbfgsState.requirePoint(point);
    double[] gradient = new double[point.length];
    double value = function.evaluate(point.clone(), gradient);
    LbfgsState state = LbfgsState.of(point, value, gradient, List.of(), 0, 1);
    return state.isFinite() && isSmall(gradient)
        ? state.stopped(LbfgsStatus.GRADIENT_SMALL)
        : state;
  }

  /**
   * Makes one iteration: finds a direction, searches along it, and checks the conditions to stop.
   * The iteration is made even if the state has a stop reason, which the next state does not
   * inherit.
   *
   * @param function the function to minimise
   * @param state a state of a run on the same function
   * @throws IllegalArgumentException if the state's value or gradient is not finite
   */
  public LbfgsState step(DifferentiableFunction function, LbfgsState state) {
    checkArgument(state.isFinite(), "cannot go on from %s", state);
    return Iteration.of(this, function, state);
  }

  /** Returns true if no entry of a finite gradient exceeds the tolerance. */
  boolean isSmall(double[] gradient) {
    return Vectors.largestMagnitude(gradient) <= gradientTolerance;
  }

  /** A builder of settings. Not thread-safe. */
  public static final class Builder {
    private int history = 10;
    private double gradientTolerance = 1e-10;
    private double changeTolerance = 1e-15;
    private double sufficientDecrease = 1e-4;
    private double curvature = 0.9;
    private int maxLineSearchEvaluations = 25;

    private Builder() {}

    /** Sets the number of curvature pairs that are kept, at least 1. Default: 10. */
    public Builder history(int pairs) {
      history = pairs;
      return this;
    }

    /**
     * Sets the absolute value that no entry of the gradient may exceed for a run to end, 0 or more.
     * Default: 1e-10.
     */
    public Builder gradientTolerance(double tolerance) {
      gradientTolerance = tolerance;
      return this;
    }

    /**
     * Sets the change that ends a run: an iteration changed the value, or every variable, by at
     * most this; 0 or more. Default: 1e-15.
     */
    public Builder changeTolerance(double tolerance) {
      changeTolerance = tolerance;
      return this;
    }

    /**
     * Sets the constants of the strong Wolfe conditions, {@code 0 < c1 < c2 < 1}. Default: 1e-4 and
     * 0.9.
     *
     * @param c1 the constant of sufficient decrease
     * @param c2 the constant of curvature
     */
    public Builder wolfe(double c1, double c2) {
      sufficientDecrease = c1;
      curvature = c2;
      return this;
    }

    /** Sets the largest number of evaluations of one line search, at least 1. Default: 25. */
    public Builder maxLineSearchEvaluations(int evaluations) {
      maxLineSearchEvaluations = evaluations;
      return this;
    }

    /**
     * Returns these settings.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Lbfgs build() {
      return new Lbfgs(
          history,
          gradientTolerance,
          changeTolerance,
          sufficientDecrease,
          curvature,
          maxLineSearchEvaluations);
    }
  }
}
