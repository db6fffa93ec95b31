// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.lbfgs.DifferentiableFunction;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/** The penalised loss of a {@link Shape} on weighted rows, over the sum of the weights. */
final class Objective implements DifferentiableFunction {
  private static final int ROWS_BETWEEN_CHECKS = 256;

  private final Shape shape;
  private final Response response;
  private final double[] targets;
  private final double[] weights;
  private final Penalty penalty;
  private final double weight;
  private final int[] frozen;

  /**
   * Creates an objective on the rows of the shape's design.
   *
   * @param targets (rows, outputs)
   * @param weights one for each row, 0 for rows that do not count
   * @param frozenInputs the inputs whose additive terms stay as they are
   */
  Objective(
      Shape shape,
      Response response,
      double[] targets,
      double[] weights,
      Penalty penalty,
      Set<Integer> frozenInputs) {
    frozen = frozenParameters(shape, frozenInputs);
    this.shape = shape;
    this.response = response;
    this.targets = targets;
    this.weights = weights;
    this.penalty = penalty;
    double sum = 0;
    for (double each : weights) {
      sum += each;
    }
    weight = sum;
  }

  private static int[] frozenParameters(Shape shape, Set<Integer> inputs) {
    return IntStream.range(0, shape.additive().size() * shape.outputs())
        .filter(i -> inputs.contains(shape.additive().input(i / shape.outputs())))
        .map(i -> shape.firstTerm() + i)
        .toArray();
  }

  Shape shape() {
    return shape;
  }

  Penalty penalty() {
    return penalty;
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    Design design = shape.design();
    int outputs = shape.outputs();
    int hidden = shape.hidden();
    int width = outputs + hidden;
    FittedFunction.Row row = new FittedFunction(shape, point).new Row();
    double[] slopes = new double[width];
    double[] residuals = new double[outputs];
    double[] totals = new double[width];
    double[] features = new double[design.features() * width];
    Arrays.fill(gradient, 0);
    double loss = 0;
    for (int r = 0; r < design.rows(); r++) {
      if (r % ROWS_BETWEEN_CHECKS == 0) {
        Cancellation.check();
      }
      if (weights[r] > 0) {
        row.evaluate(design, r);
        loss += weights[r] * response.loss(row.outputs, targets, r * outputs, residuals);
        for (int o = 0; o < outputs; o++) {
          slopes[o] = weights[r] * residuals[o];
        }
        for (int h = 0; h < hidden; h++) {
          slopes[outputs + h] = addOuter(row, h, slopes, point, gradient);
        }
        design.addTransposed(slopes, r, features);
        for (int w = 0; w < width; w++) {
          totals[w] += slopes[w];
        }
      }
    }
    toTerms(features, totals, gradient);
    loss += penalty.add(shape, point, gradient);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= weight;
    }
    for (int i : frozen) {
      gradient[i] = 0;
    }
    return loss / weight;
  }

  /** Adds the derivatives of an outer spline; returns the one with respect to its argument. */
  private double addOuter(
      FittedFunction.Row row, int hidden, double[] slopes, double[] point, double[] gradient) {
    int outputs = shape.outputs();
    double slope = 0;
    for (int j = 0; j < OuterSpline.LOCAL; j++) {
      int at = shape.firstOuter() + (hidden * Shape.OUTER + row.firsts[hidden] + j) * outputs;
      double value = row.values[hidden][j];
      double derivative = row.slopes[hidden][j];
      for (int o = 0; o < outputs; o++) {
        gradient[at + o] += value * slopes[o];
        slope += derivative * point[at + o] * slopes[o];
      }
    }
    return slope;
  }

  private void toTerms(double[] features, double[] totals, double[] gradient) {
    int outputs = shape.outputs();
    int width = totals.length;
    Design design = shape.design();
    for (int f = 0; f < design.features(); f++) {
      for (int w = 0; w < width; w++) {
        features[f * width + w] -= design.mean(f) * totals[w];
      }
    }
    System.arraycopy(totals, 0, gradient, 0, outputs);
    shape.additive().contract(features, width, 0, gradient, shape.firstTerm(), outputs);
    if (shape.hidden() > 0) {
      shape
          .inner()
          .contract(features, width, outputs, gradient, shape.firstInner(), shape.hidden());
    }
  }
}
