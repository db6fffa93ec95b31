// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.spline;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import java.util.Arrays;
import java.util.Locale;

/**
 * The knots of one input's splines: strictly increasing, {@code G + 2k + 1} of them for {@code G}
 * grid intervals and order {@code k} (the polynomial degree; 3 is cubic). The grid proper is {@code
 * [t[k], t[G+k]]}; the {@code k} knots on either side extend it so that {@code G + k} basis
 * functions cover it (Liu et al., arXiv 2404.19756, section 2.2).
 */
public final class KnotVector {
  /** The highest supported order. Polynomial pieces of higher order lose digits. */
  public static final int MAX_ORDER = 10;

  private final int order;
  private final double[] knots;
  private final KnotSearch search;

  private KnotVector(int order, double[] knots) {
    this.order = order;
    this.knots = knots;
    search = new KnotSearch(knots);
  }

  /**
   * Returns the given knots, which include the extension.
   *
   * @param order the spline order, 0 to {@link #MAX_ORDER}
   * @param knots at least {@code 2 * order + 2} values, finite and strictly increasing
   * @throws IllegalArgumentException if the order is out of range, there are too few knots, a knot
   *     is not finite or the knots do not increase
   */
  public static KnotVector of(int order, double... knots) {
    checkOrder(order);
    checkArgument(
        knots.length >= 2 * order + 2,
        "order %s needs at least %s knots (one grid interval); got %s",
        order,
        2 * order + 2,
        knots.length);
    for (int i = 0; i < knots.length; i++) {
      if (!Double.isFinite(knots[i])) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "knots must be finite; knot %d is %s", i, knots[i]));
      }
      if (i > 0 && !(knots[i] > knots[i - 1])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "knots must increase strictly; knot %d is %s, knot %d is %s",
                i - 1,
                knots[i - 1],
                i,
                knots[i]));
      }
    }
    return new KnotVector(order, knots.clone());
  }

  /**
   * Returns knots with equal steps over a range, extended by {@code order} further steps on each
   * side.
   *
   * @param order the spline order, 0 to {@link #MAX_ORDER}
   * @param gridIntervals the number G of intervals in the range, at least 1
   * @param range the grid proper
   * @throws IllegalArgumentException if the order or the number of intervals is out of range, or
   *     the range is too short to be divided
   */
  public static KnotVector uniform(int order, int gridIntervals, Interval range) {
    checkOrder(order);
    checkGridIntervals(gridIntervals);
    double[] points = new double[gridIntervals + 1];
    for (int j = 0; j <= gridIntervals; j++) {
      points[j] = range.lower() + range.length() * j / gridIntervals;
    }
    points[gridIntervals] = range.upper();
    return extending(order, points);
  }

  /**
   * Returns knots at grid points, extended on each side by {@code order} steps of the mean spacing,
   * as in pykan.
   *
   * @param order the spline order, 0 to {@link #MAX_ORDER}
   * @param gridPoints the G + 1 boundaries of the grid intervals, at least 2, finite, strictly
   *     increasing
   * @throws IllegalArgumentException if the order is out of range, there are fewer than two points,
   *     or the extended knots are not finite and strictly increasing
   */
  public static KnotVector extending(int order, double... gridPoints) {
    checkOrder(order);
    checkGridIntervals(gridPoints.length - 1);
    int intervals = gridPoints.length - 1;
    double step = (gridPoints[intervals] - gridPoints[0]) / intervals;
    double[] knots = new double[gridPoints.length + 2 * order];
    System.arraycopy(gridPoints, 0, knots, order, gridPoints.length);
    for (int j = 1; j <= order; j++) {
      knots[order - j] = gridPoints[0] - j * step;
      knots[order + intervals + j] = gridPoints[intervals] + j * step;
    }
    return of(order, knots);
  }

  /** Returns the spline order k, which is the polynomial degree. */
  public int order() {
    return order;
  }

  /** Returns the number of knots, {@code G + 2k + 1}. */
  public int size() {
    return knots.length;
  }

  /** Returns the number G of grid intervals, without the extension. */
  public int gridIntervals() {
    return knots.length - 2 * order - 1;
  }

  /** Returns the number of basis functions, {@code G + k}. */
  public int basisCount() {
    return knots.length - order - 1;
  }

  /**
   * Returns a knot.
   *
   * @param index the index of the knot, 0 to {@code size() - 1}
   * @throws IndexOutOfBoundsException if the index is out of range
   */
  public double knot(int index) {
    return knots[checkElementIndex(index, knots.length)];
  }

  /** Returns a copy of all knots. */
  public double[] toArray() {
    return knots.clone();
  }

  /** Returns the grid proper, {@code [t[k], t[G+k]]}. */
  public Interval range() {
    return new Interval(knots[order], knots[knots.length - 1 - order]);
  }

  /**
   * Returns the number of knots that are less than or equal to {@code x}, 0 to {@code size()}; 0 if
   * it is NaN. With equal steps this takes constant time, otherwise at most that of a binary
   * search.
   */
  public int countUpTo(double x) {
    return search.countUpTo(x);
  }

  private static void checkOrder(int order) {
    checkArgument(
        order >= 0 && order <= MAX_ORDER, "spline order must be 0 to %s; got %s", MAX_ORDER, order);
  }

  private static void checkGridIntervals(int intervals) {
    checkArgument(intervals >= 1, "a grid needs at least 1 interval; got %s", intervals);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KnotVector that
        && order == that.order
        && Arrays.equals(knots, that.knots);
  }

  @Override
  public int hashCode() {
    return 31 * order + Arrays.hashCode(knots);
  }

  /**
   * Returns order, intervals and range, for example {@code KnotVector[order 3, 5 intervals over
   * [-1.0, 1.0]]}.
   */
  @Override
  public String toString() {
    Interval range = range();
    return String.format(
        Locale.ROOT,
        "KnotVector[order %d, %d intervals over [%s, %s]]",
        order,
        gridIntervals(),
        range.lower(),
        range.upper());
  }
}
