// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

/**
 * Searches along a ray for a step that satisfies the strong Wolfe conditions: for the value {@code
 * f} and the slope {@code f'} at the step {@code t}, {@code f(t) <= f(0) + c1 t f'(0)} and {@code
 * |f'(t)| <= c2 |f'(0)|} (Nocedal and Wright, algorithms 3.5 and 3.6, written as one loop).
 *
 * <p>The loop keeps a bracket. Its low end is the step with the lowest value so far that satisfies
 * the first condition, and the function decreases from there into the bracket. Its high end is
 * infinite until a step is found that is too long: its value is too high, its slope is positive, or
 * the function is not finite there.
 */
final class LineSearch {
  private static final double MIN_EXTENSION = 2;
  private static final double MAX_EXTENSION = 10;

  /** The smallest distance of a trial from the ends of the bracket, as a share of its width. */
  private static final double MARGIN = 0.1;

  private final Lbfgs settings;
  private final Ray ray;

  private LineSearchPoint previousLow;
  private LineSearchPoint low;
  private LineSearchPoint high;

  private LineSearch(Lbfgs settings, Ray ray) {
    this.settings = settings;
    this.ray = ray;
    this.previousLow = ray.origin();
    this.low = ray.origin();
    this.high = ray.at(Double.POSITIVE_INFINITY);
  }

  /**
   * Searches, beginning with step 1. If the evaluations run out, returns the step with the lowest
   * value that satisfies the first condition, or the origin if there is none.
   *
   * @param ray a ray along which the function decreases at its origin
   */
  static LineSearchPoint search(Lbfgs settings, Ray ray) {
    return new LineSearch(settings, ray).run();
  }

  private LineSearchPoint run() {
    double step = 1;
    for (int trials = 0; trials < settings.maxLineSearchEvaluations(); trials++) {
      LineSearchPoint trial = ray.at(step);
      boolean decreases = decreasesEnough(trial);
      if (decreases && flattensEnough(trial)) {
        return trial;
      }
      narrow(trial, decreases && trial.value < low.value);
      step = Double.isInfinite(high.step) ? extended() : inside();
    }
    return low;
  }

  private boolean decreasesEnough(LineSearchPoint trial) {
    LineSearchPoint origin = ray.origin();
    return trial.isFinite()
        && trial.value <= origin.value + settings.sufficientDecrease() * trial.step * origin.slope;
  }

  private boolean flattensEnough(LineSearchPoint trial) {
    return Math.abs(trial.slope) <= -settings.curvature() * ray.origin().slope;
  }

  private void narrow(LineSearchPoint trial, boolean lower) {
    if (!lower) {
      high = trial;
      return;
    }
    boolean risesTowardsHigh = trial.slope * (high.step - low.step) >= 0;
    previousLow = low;
    low = trial;
    if (risesTowardsHigh) {
      high = previousLow;
    }
  }

  private double extended() {
    double minimum = CubicInterpolation.minimum(previousLow, low);
    double furthest = MAX_EXTENSION * low.step;
    return minimum > low.step
        ? Math.min(Math.max(minimum, MIN_EXTENSION * low.step), furthest)
        : furthest;
  }

  private double inside() {
    double width = high.step - low.step;
    double place = (CubicInterpolation.minimum(low, high) - low.step) / width;
    if (!Double.isFinite(place)) {
      return low.step + width / 2;
    }
    return low.step + width * Math.min(Math.max(place, MARGIN), 1 - MARGIN);
  }
}
