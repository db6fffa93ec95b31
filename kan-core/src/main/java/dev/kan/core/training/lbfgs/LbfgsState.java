// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of an {@link Lbfgs} run between two iterations. It holds all that the next iteration
 * depends on, except for the function and the settings. Immutable.
 */
public final class LbfgsState {
  private final double[] point;
  private final double value;
  private final double[] gradient;
  private final ImmutableList<CurvaturePair> history;
  private final int iterations;
  private final int evaluations;
  private final Optional<LbfgsStatus> stopReason;

  private LbfgsState(
      double[] point,
      double value,
      double[] gradient,
      ImmutableList<CurvaturePair> history,
      int iterations,
      int evaluations,
      Optional<LbfgsStatus> stopReason) {
    this.point = point;
    this.value = value;
    this.gradient = gradient;
    this.history = history;
    this.iterations = iterations;
    this.evaluations = evaluations;
    this.stopReason = stopReason;
  }

  /**
   * Returns a state from its parts, for example when it is read from a file. If the value or the
   * gradient is not finite, its stop reason is {@link LbfgsStatus#NOT_FINITE}; otherwise it has
   * none, and {@link #stopped(LbfgsStatus)} adds one.
   *
   * @param point the variables, at least one, all finite; copied
   * @param value the value of the function at this point
   * @param gradient the gradient of the function at this point, (variables); copied
   * @param history the curvature pairs, oldest first, each with as many variables
   * @param iterations the number of iterations so far, 0 or more
   * @param evaluations the number of evaluations so far, 0 or more
   * @throws IllegalArgumentException if there are no variables, one is not finite, the lengths
   *     differ or a count is negative
   */
  public static LbfgsState of(
      double[] point,
      double value,
      double[] gradient,
      List<CurvaturePair> history,
      int iterations,
      int evaluations) {
    requirePoint(point);
    checkArgument(
        gradient.length == point.length,
        "expected a gradient of %s variables; got %s",
        point.length,
        gradient.length);
    for (CurvaturePair pair : history) {
      checkArgument(
          pair.size() == point.length,
          "expected curvature pairs of %s variables; got %s",
          point.length,
          pair.size());
    }
    checkArgument(iterations >= 0, "iterations must be 0 or more; got %s", iterations);
    checkArgument(evaluations >= 0, "evaluations must be 0 or more; got %s", evaluations);
    return new LbfgsState(
        point.clone(),
        value,
        gradient.clone(),
        ImmutableList.copyOf(history),
        iterations,
        evaluations,
        isFinite(value, gradient) ? Optional.empty() : Optional.of(LbfgsStatus.NOT_FINITE));
  }

  static void requirePoint(double[] point) {
    checkArgument(point.length >= 1, "a point needs at least 1 variable; got none");
    for (int i = 0; i < point.length; i++) {
      if (!Double.isFinite(point[i])) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "a point must be finite; variable %d is %s", i, point[i]));
      }
    }
  }

  /**
   * Returns a copy of this state with a stop reason, which replaces the one it may have.
   *
   * @throws IllegalArgumentException if the reason is {@link LbfgsStatus#NOT_FINITE} although value
   *     and gradient are finite, or another reason although they are not
   */
  public LbfgsState stopped(LbfgsStatus reason) {
    checkArgument(
        isFinite() == (reason != LbfgsStatus.NOT_FINITE),
        "a state whose value is %s and whose gradient is at most %s cannot have stopped for %s",
        value,
        Vectors.largestMagnitude(gradient),
        reason);
    return new LbfgsState(
        point, value, gradient, history, iterations, evaluations, Optional.of(reason));
  }

  /** Returns a copy of this state without history and stop reason, after further evaluations. */
  LbfgsState restarted(int moreEvaluations) {
    return of(point, value, gradient, List.of(), iterations, evaluations + moreEvaluations);
  }

  /** Returns this state without its stop reason if that is an interruption. */
  LbfgsState uninterrupted() {
    return stopReason.filter(LbfgsStatus::isInterruption).isPresent()
        ? of(point, value, gradient, history, iterations, evaluations)
        : this;
  }

  /** Returns a copy of the variables, (variables). */
  public double[] point() {
    return point.clone();
  }

  /** Returns the value of the function at the point. */
  public double value() {
    return value;
  }

  /** Returns a copy of the gradient at the point, (variables). */
  public double[] gradient() {
    return gradient.clone();
  }

  /** Returns the curvature pairs, oldest first. */
  public List<CurvaturePair> history() {
    return history;
  }

  /** Returns the number of iterations since the start, 0 or more. */
  public int iterations() {
    return iterations;
  }

  /** Returns the number of evaluations of the function, including the one at the start. */
  public int evaluations() {
    return evaluations;
  }

  /** Returns the reason why the run ended; empty if it has not ended. */
  public Optional<LbfgsStatus> stopReason() {
    return stopReason;
  }

  boolean isFinite() {
    return isFinite(value, gradient);
  }

  private static boolean isFinite(double value, double[] gradient) {
    return Double.isFinite(value) && Vectors.isFinite(gradient);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LbfgsState that
        && Arrays.equals(point, that.point)
        && Double.compare(value, that.value) == 0
        && Arrays.equals(gradient, that.gradient)
        && history.equals(that.history)
        && iterations == that.iterations
        && evaluations == that.evaluations
        && stopReason.equals(that.stopReason);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        Arrays.hashCode(point),
        value,
        Arrays.hashCode(gradient),
        history,
        iterations,
        evaluations,
        stopReason);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "LbfgsState[%d variables, value %s, iterations %d, evaluations %d%s]",
        point.length,
        value,
        iterations,
        evaluations,
        stopReason.map(reason -> ", " + reason).orElse(""));
  }
}
