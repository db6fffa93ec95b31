// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;

/** The cubic splines of hidden nodes: on [-3, 3] with equal steps, straight outside. */
final class OuterSpline {
  static final double RANGE = 3;
  static final int INTERVALS = Shape.OUTER - RankKnots.ORDER;
  static final KnotVector KNOTS =
      KnotVector.uniform(RankKnots.ORDER, INTERVALS, new Interval(-RANGE, RANGE));

  private static final BSplineBasis BASIS = BSplineBasis.of(KNOTS, OutsideGrid.LINEAR);

  private OuterSpline() {}

  /**
   * Computes the B-splines that differ from zero and their slopes.
   *
   * @return the index of the first one
   */
  static int local(double z, double[] values, double[] slopes) {
    int cell = BASIS.cell(z);
    BASIS.localValues(cell, z, values);
    BASIS.localDerivatives(cell, z, 1, slopes);
    return BASIS.firstFunction(cell);
  }
}
