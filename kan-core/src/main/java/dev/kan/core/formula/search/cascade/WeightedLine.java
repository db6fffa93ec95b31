// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

/** The best line {@code c g + d}, or {@code c g}, of a function g to a curve, with weights. */
final class WeightedLine {
  private static final double CONSTANT = 1e-28;

  private final double[] curve;
  private final double[] weights;
  private final double weight;
  private final double mean;
  private final double variance;
  private final boolean hasOffset;

  private WeightedLine(double[] curve, double[] weights, boolean hasOffset) {
    this.curve = curve;
    this.weights = new double[weights.length];
    double sum = 0;
    double moment = 0;
    for (int row = 0; row < curve.length; row++) {
      this.weights[row] = weights[row] * weights[row];
      sum += this.weights[row];
      moment += this.weights[row] * curve[row];
    }
    weight = sum;
    this.hasOffset = hasOffset;
    double average = moment / sum;
    double square = 0;
    for (int row = 0; row < curve.length; row++) {
      square += this.weights[row] * (curve[row] - average) * (curve[row] - average);
    }
    mean = hasOffset ? average : 0;
    variance = square;
  }

  /**
   * Prepares fits of the form {@code c g + d}.
   *
   * @param curve the curve at each row
   * @param weights the weight of the residual of each row; squares are summed
   */
  static WeightedLine withOffset(double[] curve, double[] weights) {
    return new WeightedLine(curve, weights, true);
  }

  /** Prepares fits of the form {@code c g}, with the arguments of {@link #withOffset}. */
  static WeightedLine throughOrigin(double[] curve, double[] weights) {
    return new WeightedLine(curve, weights, false);
  }

  /** Returns the share of the variance that a function leaves; NaN if the function is constant. */
  double unexplained(double[] function) {
    Line line = line(function);
    double residual = 0;
    for (int row = 0; row < curve.length; row++) {
      double error = curve[row] - mean - line.factor * (function[row] - line.mean);
      residual += weights[row] * error * error;
    }
    return residual / variance;
  }

  /** Returns the line as a named curve. */
  CurveName name(NamedFunction function, double scale, double[] values) {
    Line line = line(values);
    double offset = hasOffset ? mean - line.factor * line.mean : 0;
    return new CurveName(function, scale, line.factor, offset, unexplained(values));
  }

  private record Line(double mean, double factor) {}

  private Line line(double[] function) {
    double sum = 0;
    for (int row = 0; row < curve.length; row++) {
      sum += weights[row] * function[row];
    }
    double average = hasOffset ? sum / weight : 0;
    double square = 0;
    double product = 0;
    for (int row = 0; row < curve.length; row++) {
      double deviation = weights[row] * (function[row] - average);
      square += deviation * (function[row] - average);
      product += deviation * (curve[row] - mean);
    }
    boolean constant = !(square > CONSTANT * average * average * weight);
    return new Line(average, constant ? Double.NaN : product / square);
  }
}
