// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;

/** The cubic splines of hidden nodes: on [-3, 3] with equal steps, straight outside. */
final class OuterSpline {
  /** The number of B-splines that differ from zero at a point. */
  static final int LOCAL = RankKnots.ORDER + 1;

  static final double RANGE = 3;
  static final int INTERVALS = Shape.OUTER - RankKnots.ORDER;
  static final KnotVector KNOTS =
      KnotVector.uniform(RankKnots.ORDER, INTERVALS, new Interval(-RANGE, RANGE));

  private static final double STEP = 2 * RANGE / INTERVALS;

  private OuterSpline() {}

  /**
   * Computes the B-splines that differ from zero and their slopes, by the closed form for equal
   * steps.
   *
   * @return the index of the first one
   */
  static int local(double z, double[] values, double[] slopes) {
    double inside = Math.max(-RANGE, Math.min(RANGE, z));
    double position = (inside + RANGE) / STEP;
    int first = Math.min((int) position, INTERVALS - 1);
    double u = position - first;
    double v = 1 - u;
    slopes[0] = -v * v / 2 / STEP;
    slopes[1] = (1.5 * u - 2) * u / STEP;
    slopes[2] = (2 - 1.5 * v) * v / STEP;
    slopes[3] = u * u / 2 / STEP;
    double beyond = z - inside;
    values[0] = v * v * v / 6 + beyond * slopes[0];
    values[1] = 2.0 / 3 + (u / 2 - 1) * u * u + beyond * slopes[1];
    values[2] = 2.0 / 3 + (v / 2 - 1) * v * v + beyond * slopes[2];
    values[3] = u * u * u / 6 + beyond * slopes[3];
    return first;
  }
}
