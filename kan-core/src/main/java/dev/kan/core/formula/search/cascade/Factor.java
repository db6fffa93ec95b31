// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import java.util.Arrays;

/** A part of a product: an expression over raw columns and its values at the samples. */
final class Factor {
  private final Expression expression;
  private final double[] values;
  private final double largest;

  Factor(Expression expression, double[] values) {
    this.expression = expression;
    this.values = values;
    this.largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /** Returns a raw column. */
  static Factor of(Column column) {
    return new Factor(column.variable(), column.raw());
  }

  double[] values() {
    return values;
  }

  /** Returns the largest absolute value. */
  double largest() {
    return largest;
  }

  /** Returns a power of this factor: of its absolute value if the exponent is not whole. */
  Expression power(double exponent) {
    boolean whole = exponent == Math.rint(exponent);
    boolean positive = whole || Arrays.stream(values).allMatch(value -> value >= 0);
    Expression base = positive ? expression : expression.into(StandardFunction.ABS);
    return exponent == 1 ? base : base.power(exponent);
  }

  /** Multiplies numbers by a power of this factor. */
  void multiply(double[] numbers, double exponent) {
    boolean whole = exponent == Math.rint(exponent);
    for (int row = 0; row < numbers.length; row++) {
      double base = whole ? values[row] : Math.abs(values[row]);
      numbers[row] *= exponent == 1 ? base : Math.pow(base, exponent);
    }
  }

  /** Returns the number that a product is multiplied by to come nearest to a target. */
  static double ratio(double[] target, double[] product) {
    double largest = Arrays.stream(product).map(Math::abs).max().orElse(0);
    double[] unit = Arrays.stream(product).map(value -> value / largest).toArray();
    return LeastSquares.dot(unit, target) / LeastSquares.dot(unit, unit) / largest;
  }
}
