// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.editing.grid;

import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import java.util.Arrays;

/**
 * Moves a spline to finer knots exactly. A coefficient is the polar form of the spline's polynomial
 * piece at {@code k} consecutive new knots (Ramshaw, Blossoms are polar forms, 1989; the Oslo
 * algorithm of Cohen, Lyche and Riesenfeld, 1980, is the same recursion). The only condition is
 * that the old knots inside the new grid proper are new knots too. The extension knots are
 * arbitrary, since a polar form takes arguments outside the grid as well as inside.
 */
final class KnotInsertion {
  private KnotInsertion() {}

  /**
   * Returns true if every spline on {@code old} is also a spline on {@code refined} within the grid
   * proper of {@code refined}. This must lie within the old grid proper, and each old knot inside
   * it must be a new knot.
   */
  static boolean nests(KnotVector old, KnotVector refined) {
    Interval range = refined.range();
    if (range.lower() < old.range().lower() || range.upper() > old.range().upper()) {
      return false;
    }
    for (int i = 0; i < old.size(); i++) {
      double knot = old.knot(i);
      if (range.contains(knot) && refined.knot(refined.countUpTo(knot) - 1) != knot) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the coefficients on the refined knots.
   *
   * @param old the old knots
   * @param coefficients (G + k, columns), row-major
   * @param columns the number of splines
   * @param refined the new knots, of the same order; {@link #nests} must hold
   * @return (G' + k, columns), row-major
   */
  static double[] insert(KnotVector old, double[] coefficients, int columns, KnotVector refined) {
    int order = old.order();
    double[] result = new double[refined.basisCount() * columns];
    double[] weights = new double[order + 1];
    for (int m = 0; m < refined.basisCount(); m++) {
      int interval = middleInterval(refined, m);
      int piece = old.countUpTo(refined.knot(interval)) - 1;
      polarForm(old, piece, refined, m, weights);
      for (int j = 0; j <= order; j++) {
        for (int c = 0; c < columns; c++) {
          result[m * columns + c] += weights[j] * coefficients[(piece - order + j) * columns + c];
        }
      }
    }
    return result;
  }

  /**
   * Returns the interval in the middle of the support of function m, moved into the grid proper.
   */
  private static int middleInterval(KnotVector knots, int m) {
    int order = knots.order();
    int last = order + knots.gridIntervals() - 1;
    return Math.max(order, Math.min(last, m + order / 2));
  }

  /**
   * Computes the weights of the old coefficients {@code piece - k .. piece} in new coefficient m:
   * de Boor's recursion with a new knot in place of x at each level, run backwards.
   */
  private static void polarForm(
      KnotVector old, int piece, KnotVector refined, int m, double[] weights) {
    int order = old.order();
    Arrays.fill(weights, 0);
    weights[order] = 1;
    for (int level = order; level >= 1; level--) {
      double u = refined.knot(m + level);
      for (int j = level; j <= order; j++) {
        int left = piece - order + j;
        double start = old.knot(left);
        double alpha = (u - start) / (old.knot(left + order + 1 - level) - start);
        weights[j - 1] += (1 - alpha) * weights[j];
        weights[j] *= alpha;
      }
    }
  }
}
