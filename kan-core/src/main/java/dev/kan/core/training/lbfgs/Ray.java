// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

import java.util.Arrays;

/** A function along a half-line. It counts the evaluations of the function. */
final class Ray {
  private final DifferentiableFunction function;
  private final double[] direction;
  private final LineSearchPoint origin;
  private int evaluations;

  Ray(DifferentiableFunction function, LbfgsState from, double[] direction) {
    this.function = function;
    this.direction = direction;
    this.origin = new LineSearchPoint(0, from.point(), from.value(), from.gradient(), direction);
  }

  LineSearchPoint origin() {
    return origin;
  }

  /** Returns true if the function decreases along the ray at its origin. */
  boolean descends() {
    return origin.slope < 0 && origin.isFinite();
  }

  /**
   * Returns the point at a step. If the variables overflow, the function is not called and the
   * value is NaN.
   */
  LineSearchPoint at(double step) {
    double[] point = origin.point.clone();
    Vectors.add(point, step, direction);
    double[] gradient = new double[point.length];
    if (!Vectors.isFinite(point)) {
      Arrays.fill(gradient, Double.NaN);
      return new LineSearchPoint(step, point, Double.NaN, gradient, direction);
    }
    evaluations++;
    double value = function.evaluate(point, gradient);
    return new LineSearchPoint(step, point, value, gradient, direction);
  }

  /** Returns the number of evaluations of the function. */
  int evaluations() {
    return evaluations;
  }
}
