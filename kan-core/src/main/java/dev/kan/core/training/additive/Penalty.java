// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * The quadratic penalty on the parameters of a {@link Shape}.
 *
 * @param additive the strength of each additive term, (terms, outputs)
 * @param inner the strength of each term inside hidden nodes
 * @param outer the strength of squared second differences of outer splines
 */
record Penalty(ImmutableDoubleArray additive, ImmutableDoubleArray inner, double outer) {
  private static final double OUTER_RIDGE = 1e-3;

  /** Returns a deviation of a parameter inside hidden nodes, up to a common factor. */
  double innerDeviation(Shape shape, int parameter) {
    return 1 / Math.sqrt(inner.get((parameter - shape.firstInner()) / shape.hidden()));
  }

  /** Returns half the penalty of a point and adds its derivatives. */
  double add(Shape shape, double[] point, double[] gradient) {
    double sum = 0;
    for (int t = 0; t < additive.length(); t++) {
      int at = shape.firstTerm() + t;
      sum += additive.get(t) * point[at] * point[at];
      gradient[at] += additive.get(t) * point[at];
    }
    int hidden = shape.hidden();
    for (int c = 0; c < shape.inner().size() * hidden; c++) {
      int at = shape.firstInner() + c;
      double strength = inner.get(c / hidden);
      sum += strength * point[at] * point[at];
      gradient[at] += strength * point[at];
    }
    for (int h = 0; h < hidden; h++) {
      for (int o = 0; o < shape.outputs(); o++) {
        sum += outer * addOuter(shape, h, o, point, gradient);
      }
    }
    return sum / 2;
  }

  private double addOuter(Shape shape, int hidden, int output, double[] point, double[] gradient) {
    int step = shape.outputs();
    int at = shape.firstOuter() + hidden * Shape.OUTER * step + output;
    double sum = 0;
    for (int m = 0; m < Shape.OUTER; m++) {
      double value = point[at + m * step];
      sum += OUTER_RIDGE * value * value;
      gradient[at + m * step] += outer * OUTER_RIDGE * value;
    }
    for (int m = 0; m + 2 < Shape.OUTER; m++) {
      int first = at + m * step;
      double bend = point[first] - 2 * point[first + step] + point[first + 2 * step];
      sum += bend * bend;
      gradient[first] += outer * bend;
      gradient[first + step] -= 2 * outer * bend;
      gradient[first + 2 * step] += outer * bend;
    }
    return sum;
  }
}
