// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import dev.kan.core.spline.BSplineBasis;
import java.util.function.DoubleUnaryOperator;

/**
 * One edge of a layer, as a function that can be called and looked at.
 *
 * @param input the index of the input that it starts from
 * @param subnode the index of the subnode that it ends at
 * @param active false if the edge is masked, which makes it zero everywhere
 * @param base its base function
 * @param baseScale the factor of the base function
 * @param splineScale the factor of the spline
 * @param spline the spline before scaling
 */
public record Edge(
    int input,
    int subnode,
    boolean active,
    BaseFunction base,
    double baseScale,
    double splineScale,
    Spline spline)
    implements DoubleUnaryOperator {

  /** The edge's value: {@code mask * (baseScale * b(x) + splineScale * spline(x))}. */
  @Override
  public double applyAsDouble(double x) {
    return active ? baseScale * base.value(x) + splineScale * spline.applyAsDouble(x) : 0;
  }

  /** A spline: a basis and one coefficient for each of its functions. */
  public static final class Spline implements DoubleUnaryOperator {
    private final BSplineBasis basis;
    private final double[] coefficients;

    Spline(BSplineBasis basis, double[] coefficients) {
      this.basis = basis;
      this.coefficients = coefficients;
    }

    /** The basis, with its knots. */
    public BSplineBasis basis() {
      return basis;
    }

    /** A copy of the G + k coefficients. */
    public double[] coefficients() {
      return coefficients.clone();
    }

    /**
     * The spline's value.
     *
     * @throws IllegalArgumentException if {@code x} is not finite
     */
    @Override
    public double applyAsDouble(double x) {
      double[] values = basis.values(x);
      double sum = 0;
      for (int m = 0; m < values.length; m++) {
        sum += coefficients[m] * values[m];
      }
      return sum;
    }
  }
}
