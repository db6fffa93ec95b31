// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.lbfgs;

/** A place on a {@link Ray}: a step along it, with what the function gives there. */
final class LineSearchPoint {
  /** How many times the ray's direction from its origin; 0 or more. */
  final double step;

  final double[] point;
  final double value;
  final double[] gradient;

  /** The derivative by {@link #step}. */
  final double slope;

  LineSearchPoint(
      double step, double[] point, double value, double[] gradient, double[] direction) {
    this.step = step;
    this.point = point;
    this.value = value;
    this.gradient = gradient;
    this.slope = Vectors.dot(gradient, direction);
  }

  /** Whether all numbers here can be computed with. */
  boolean isFinite() {
    return Double.isFinite(value) && Double.isFinite(slope) && Vectors.isFinite(gradient);
  }
}
