// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;

/** Conversion of grid points to knots. */
final class GridPoints {
  /** The shortest step between grid points, as a fraction of the mean step. */
  private static final double SHORTEST_STEP = 0.01;

  private GridPoints() {}

  /**
   * Returns the knots moved and stretched linearly so that their grid proper becomes {@code range}.
   */
  static KnotVector stretch(KnotVector knots, Interval range) {
    Interval old = knots.range();
    double[] points = new double[knots.gridIntervals() + 1];
    for (int j = 0; j < points.length; j++) {
      double place = (knots.knot(knots.order() + j) - old.lower()) / old.length();
      points[j] = range.lower() + place * range.length();
    }
    points[points.length - 1] = range.upper();
    return knots(knots.order(), points);
  }

  /**
   * Returns knots at points that do not decrease. If a step is too short, all points are moved
   * towards equal steps, only as far as needed.
   */
  static KnotVector knots(int order, double[] points) {
    int intervals = points.length - 1;
    double mean = (points[intervals] - points[0]) / intervals;
    double shortest = mean;
    for (int j = 1; j <= intervals; j++) {
      shortest = Math.min(shortest, points[j] - points[j - 1]);
    }
    double least = SHORTEST_STEP * mean;
    if (shortest < least) {
      double share = (least - shortest) / (mean - shortest);
      for (int j = 1; j < intervals; j++) {
        points[j] += share * (points[0] + j * mean - points[j]);
      }
    }
    return KnotVector.extending(order, points);
  }
}
