// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.spline.KnotVector;
import java.util.Arrays;

/**
 * Places the knots of a column of numbers half by rank and half by distance. Where many rows lie,
 * knots are dense; outliers do not draw them away, and sparse regions still have some.
 */
final class RankKnots {
  static final int ORDER = 3;

  /** The share of equal steps that every interval keeps, so that knots never coincide. */
  private static final double LEAST_SHARE = 1e-4;

  private RankKnots() {}

  /**
   * Returns cubic knots over the range of the values. They are equal steps of a scale that is the
   * mean of the relative rank, interpolated between quantiles, and of the relative distance.
   *
   * @param values at least two different ones
   * @param intervals the number of intervals
   */
  static KnotVector of(double[] values, int intervals) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] quantiles = quantiles(sorted, intervals);
    int last = quantiles.length - 1;
    double range = quantiles[last] - quantiles[0];
    double[] scale = new double[quantiles.length];
    for (int q = 0; q <= last; q++) {
      scale[q] = ((double) q / last + (quantiles[q] - quantiles[0]) / range) / 2;
    }
    double[] points = new double[intervals + 1];
    int piece = 0;
    for (int i = 0; i <= intervals; i++) {
      double wanted = (double) i / intervals;
      while (piece < last - 1 && scale[piece + 1] <= wanted) {
        piece++;
      }
      double along = (wanted - scale[piece]) / (scale[piece + 1] - scale[piece]);
      double point = quantiles[piece] + along * (quantiles[piece + 1] - quantiles[piece]);
      points[i] = point + LEAST_SHARE * (quantiles[0] + wanted * range - point);
    }
    points[0] = quantiles[0];
    points[intervals] = quantiles[last];
    return extended(points);
  }

  /** Returns every distinct value if they are few, otherwise the distinct ones of the quantiles. */
  private static double[] quantiles(double[] sorted, int intervals) {
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    if (distinct.length <= intervals + 1) {
      return distinct;
    }
    double[] quantiles = new double[intervals + 1];
    for (int q = 0; q <= intervals; q++) {
      double position = (double) q * (sorted.length - 1) / intervals;
      int below = (int) position;
      int above = Math.min(below + 1, sorted.length - 1);
      quantiles[q] = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
    return Arrays.stream(quantiles).distinct().toArray();
  }

  /** Returns every step-th grid point of fine knots, with an extension of its own. */
  static KnotVector every(KnotVector fine, int step) {
    double[] points = new double[fine.gridIntervals() / step + 1];
    Arrays.setAll(points, i -> fine.knot(ORDER + i * step));
    return extended(points);
  }

  /** Returns knots that go on with the first and the last step outside the grid. */
  private static KnotVector extended(double... points) {
    int intervals = points.length - 1;
    double[] knots = new double[points.length + 2 * ORDER];
    System.arraycopy(points, 0, knots, ORDER, points.length);
    for (int j = 1; j <= ORDER; j++) {
      knots[ORDER - j] = points[0] - j * (points[1] - points[0]);
      knots[ORDER + intervals + j] =
          points[intervals] + j * (points[intervals] - points[intervals - 1]);
    }
    return KnotVector.of(ORDER, knots);
  }
}
