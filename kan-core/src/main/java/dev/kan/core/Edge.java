// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.BSplineBasis;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * One edge of a layer as a function of one variable: the sum of a numeric part, which is the spline
 * and the base function, and an optional symbolic part.
 *
 * @param input the index of the input that the edge starts from
 * @param subnode the index of the subnode that the edge ends at
 * @param active false if the numeric part is masked, that is, zero everywhere
 * @param base the base function of the edge
 * @param baseScale the factor of the base function
 * @param splineScale the factor of the spline
 * @param spline the spline before scaling
 * @param symbolic the symbolic part, if the edge has one
 */
public record Edge(
    int input,
    int subnode,
    boolean active,
    BaseFunction base,
    double baseScale,
    double splineScale,
    Spline spline,
    Optional<SymbolicCurve> symbolic)
    implements DoubleUnaryOperator {

  /** Returns the value of the edge, the sum of its two parts. */
  @Override
  public double applyAsDouble(double x) {
    return numeric(x) + (symbolic.isPresent() ? symbolic.get().applyAsDouble(x) : 0);
  }

  /**
   * Returns the numeric part, {@code baseScale * b(x) + splineScale * spline(x)}. It is 0 if it is
   * masked, and otherwise NaN if {@code x} is not finite.
   */
  public double numeric(double x) {
    if (!active) {
      return 0;
    }
    return Double.isFinite(x)
        ? baseScale * base.value(x) + splineScale * spline.applyAsDouble(x)
        : Double.NaN;
  }

  /**
   * Returns true if the edge has a numeric or a symbolic part. Otherwise the edge is absent, that
   * is, zero everywhere.
   */
  public boolean present() {
    return active || symbolic.isPresent();
  }

  /** A spline: a basis and one coefficient for each of its functions. */
  public static final class Spline implements DoubleUnaryOperator {
    private final BSplineBasis basis;
    private final double[] coefficients;

    Spline(BSplineBasis basis, double[] coefficients) {
      this.basis = basis;
      this.coefficients = coefficients;
    }

    /** Returns the basis, with its knots. */
    public BSplineBasis basis() {
      return basis;
    }

    /** Returns a copy of the G + k coefficients. */
    public double[] coefficients() {
      return coefficients.clone();
    }

    /**
     * Returns the value of the spline.
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
