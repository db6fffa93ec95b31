// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import dev.kan.core.spline.Interval;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** A curve scaled to its box, so that its shape shows whatever its size. */
final class CurveShape {
  private static final int POINTS = 81;
  private static final double MARGIN = 0.12;
  private static final double FLAT = 1e-9;

  private CurveShape() {}

  /**
   * Returns the curve as a path. A curve that varies by no more than rounding errors is a level
   * line.
   *
   * @param curve the function; where it is not finite the path has a gap
   * @param range the arguments from the left side to the right
   * @param box the box, with a margin between its sides and the path
   */
  static Path2D of(DoubleUnaryOperator curve, Interval range, Box box) {
    double[] y = new double[POINTS];
    Arrays.setAll(y, i -> curve.applyAsDouble(range.lower() + range.length() * i / (POINTS - 1)));
    double low = Arrays.stream(y).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(y).filter(Double::isFinite).max().orElse(0);
    boolean flat = high - low <= FLAT * Math.max(Math.abs(low), Math.abs(high));
    Path2D path = new Path2D.Double();
    boolean drawing = false;
    for (int i = 0; i < POINTS; i++) {
      if (Double.isFinite(y[i])) {
        double right = MARGIN + (1 - 2 * MARGIN) * i / (POINTS - 1);
        double up = flat ? 0.5 : MARGIN + (1 - 2 * MARGIN) * (y[i] - low) / (high - low);
        double px = box.x() + right * box.width();
        double py = box.bottom() - up * box.height();
        if (drawing) {
          path.lineTo(px, py);
        } else {
          path.moveTo(px, py);
        }
      }
      drawing = Double.isFinite(y[i]);
    }
    return path;
  }
}
