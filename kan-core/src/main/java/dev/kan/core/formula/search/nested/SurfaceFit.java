// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import com.google.common.math.Stats;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.formula.search.cascade.Effort;
import java.util.Arrays;

/**
 * The search for the lengths over which a smooth surface varies. It uses the first 150 samples
 * only, as a fit to all of them costs much more.
 */
final class SurfaceFit {
  private static final int ROWS = 150;
  private static final double STEP = 0.5;
  private static final double LEAST_STEP = 0.1;

  private final SurfaceShape shape;
  private final double[] target;
  private final double jacobian;
  private final Effort effort;

  /**
   * Prepares fits of a target.
   *
   * @param shape what the surface is a sum of, and of which function of the target
   * @param target the target at each sample
   */
  SurfaceFit(SurfaceShape shape, double[] target, Effort effort) {
    this.shape = shape;
    this.effort = effort;
    this.target = centred(shape.of(target));
    this.jacobian = shape.logJacobian(Arrays.copyOf(target, rows()));
  }

  /** A surface with the logarithms of its weights. */
  record Fitted(ImmutableDoubleArray logWeights, double surprise) {}

  /** Returns the likeliest surface over some columns of standardised coordinates. */
  Fitted fit(double[][] columns, ImmutableDoubleArray start) {
    double[] logs =
        CoordinateSearch.minimum(
            each -> surprise(columns, each), start.toArray(), STEP, LEAST_STEP, this::isOver);
    return new Fitted(ImmutableDoubleArray.copyOf(logs), surprise(columns, logs));
  }

  /** Returns the surface through all samples. */
  SmoothSurface surface(double[][] columns, ImmutableDoubleArray logWeights) {
    return new SmoothSurface(
        points(columns, target.length), target, exp(logWeights.toArray()), shape.groups());
  }

  /** Returns how unlikely the target is as a surface over some columns. */
  double surprise(double[][] columns, double[] logWeights) {
    double[][] points = points(columns, rows());
    double[] values = Arrays.copyOf(target, rows());
    return new SmoothSurface(points, values, exp(logWeights), shape.groups()).surprise() + jacobian;
  }

  /** Takes up the work of the next step; true if it must not be done. */
  boolean isOver() {
    return !effort.spend(2L * shape.groups().length * SmoothSurface.work(rows()));
  }

  private int rows() {
    return Math.min(ROWS, target.length);
  }

  private static double[][] points(double[][] columns, int rows) {
    double[][] points = new double[rows][columns.length];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < columns.length; i++) {
        points[row][i] = columns[i][row];
      }
    }
    return points;
  }

  private static double[] exp(double[] logs) {
    return Arrays.stream(logs).map(Math::exp).toArray();
  }

  private static double[] centred(double[] values) {
    double mean = Stats.meanOf(values);
    return Arrays.stream(values).map(value -> value - mean).toArray();
  }

  /** Returns numbers less their mean, in their standard deviation. */
  static double[] standardised(double[] values) {
    double deviation = Stats.of(values).populationStandardDeviation();
    return Arrays.stream(centred(values)).map(value -> value / deviation).toArray();
  }
}
