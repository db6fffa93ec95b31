// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import java.util.Arrays;

/** A function of a shape with its parameters expanded, ready to evaluate rows of any design. */
final class FittedFunction {
  private final Shape shape;
  private final int width;
  // (features, outputs + hidden)
  private final double[] features;
  // (outputs + hidden): what is added to the features, so that terms have mean 0
  private final double[] constants;
  // (hidden, OUTER, outputs)
  private final double[] outer;

  FittedFunction(Shape shape, double[] point) {
    this.shape = shape;
    Design design = shape.design();
    int outputs = shape.outputs();
    int hidden = shape.hidden();
    width = outputs + hidden;
    features = new double[design.features() * width];
    shape.additive().expand(point, shape.firstTerm(), outputs, features, width, 0);
    if (hidden > 0) {
      shape.inner().expand(point, shape.firstInner(), hidden, features, width, outputs);
    }
    constants = new double[width];
    System.arraycopy(point, 0, constants, 0, outputs);
    for (int f = 0; f < design.features(); f++) {
      for (int w = 0; w < width; w++) {
        constants[w] -= design.mean(f) * features[f * width + w];
      }
    }
    outer = new double[point.length - shape.firstOuter()];
    System.arraycopy(point, shape.firstOuter(), outer, 0, outer.length);
  }

  Shape shape() {
    return shape;
  }

  /** Returns the coefficient of a feature in an additive output or a hidden node after these. */
  double feature(int feature, int node) {
    return features[feature * width + node];
  }

  /** Returns the constant of an additive output or a hidden node after these. */
  double constant(int node) {
    return constants[node];
  }

  /** Returns what an input contributes to an additive output in a row of the design. */
  double contribution(int row, int input, int output) {
    Design design = shape.design();
    int smooth = Arrays.binarySearch(design.smoothInputs(), input);
    double straight = feature(input, output) * design.input(row, input);
    return smooth < 0 ? straight : straight + design.spline(row, smooth, features, width, output);
  }

  double outer(int hidden, int spline, int output) {
    return outer[(hidden * Shape.OUTER + spline) * shape.outputs() + output];
  }

  /** The intermediate results of one row. Not thread-safe. */
  final class Row {
    final double[] sums = new double[width];
    final double[] outputs = new double[shape.outputs()];
    final int[] firsts = new int[shape.hidden()];
    final double[][] values = new double[shape.hidden()][OuterSpline.LOCAL];
    final double[][] slopes = new double[shape.hidden()][OuterSpline.LOCAL];

    /** Computes the outputs of a row. */
    void evaluate(Design design, int row) {
      System.arraycopy(constants, 0, sums, 0, width);
      design.addTo(sums, row, features);
      int count = outputs.length;
      System.arraycopy(sums, 0, outputs, 0, count);
      for (int h = 0; h < firsts.length; h++) {
        firsts[h] = OuterSpline.local(sums[count + h], values[h], slopes[h]);
        for (int j = 0; j < OuterSpline.LOCAL; j++) {
          int at = (h * Shape.OUTER + firsts[h] + j) * count;
          for (int o = 0; o < count; o++) {
            outputs[o] += values[h][j] * outer[at + o];
          }
        }
      }
    }
  }

  /** Returns the outputs of some rows of a design, (rows, outputs). */
  double[] evaluate(Design design, int... rows) {
    Row row = new Row();
    double[] result = new double[rows.length * shape.outputs()];
    for (int r = 0; r < rows.length; r++) {
      row.evaluate(design, rows[r]);
      System.arraycopy(row.outputs, 0, result, r * shape.outputs(), shape.outputs());
    }
    return result;
  }
}
