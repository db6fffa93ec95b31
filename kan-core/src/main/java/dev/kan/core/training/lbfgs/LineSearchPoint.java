// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

/** A point on a {@link Ray} with the value and the gradient of the function. */
final class LineSearchPoint {
  /** The distance from the origin of the ray, as a multiple of its direction; 0 or more. */
  final double step;

  final double[] point;
  final double value;
  final double[] gradient;

  /** The derivative with respect to {@link #step}. */
  final double slope;

  LineSearchPoint(
      double step, double[] point, double value, double[] gradient, double[] direction) {
    this.step = step;
    this.point = point;
    this.value = value;
    this.gradient = gradient;
    this.slope = Vectors.dot(gradient, direction);
  }

  /** Returns true if value, slope and gradient are finite. */
  boolean isFinite() {
    return Double.isFinite(value) && Double.isFinite(slope) && Vectors.isFinite(gradient);
  }
}
