// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A curve that solves {@code f'' + p f' + q f = r} with constant p, q and r: a wave that decays or
 * grows, or a sum of two exponentials, plus a constant.
 *
 * <p>Integrated twice, the equation is linear in p, q, r and the two constants of integration, so
 * that least squares find them without a derivative of the samples.
 *
 * @param growth the real part of the roots of the characteristic polynomial
 * @param turn half of their difference: the frequency of a wave, or that between two exponentials
 * @param isWave true if the roots are complex
 * @param factors the factors of the two solutions, about the least value of the variable, and the
 *     constant
 * @param start the least value of the variable
 * @param unexplained the unexplained variance of the curve
 */
record SecondOrderName(
    double growth,
    double turn,
    boolean isWave,
    List<Double> factors,
    double start,
    double unexplained) {
  /** The number of constants within the function. */
  static final int INNER = 3;

  /**
   * Returns the solution that is nearest to a curve; empty if there is none that is finite.
   *
   * @param variable the values of the variable, finite
   * @param curve the values of the curve
   */
  static Optional<SecondOrderName> of(double[] variable, double[] curve) {
    int[] order =
        IntStream.range(0, variable.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> variable[row]))
            .mapToInt(row -> row)
            .toArray();
    double start = variable[order[0]];
    double[] x = Arrays.stream(order).mapToDouble(row -> variable[row] - start).toArray();
    double[] y = Rows.of(curve, order);
    double[] once = integral(x, y);
    double[] square = Rows.product(x, x);
    double[] one = new double[x.length];
    Arrays.fill(one, 1);
    double[] coefficients =
        LeastSquares.of(List.of(once, integral(x, once), square, x, one)).solve(y.clone());
    double growth = coefficients[0] / 2;
    double discriminant = growth * growth + coefficients[1];
    double turn = Math.sqrt(Math.abs(discriminant));
    boolean isWave = discriminant < 0;
    double[] first = solution(x, growth, isWave ? turn : 0, isWave ? 0 : turn, 0);
    double[] second =
        solution(x, growth, isWave ? turn : 0, isWave ? 0 : -turn, isWave ? -Math.PI / 2 : 0);
    if (!Rows.areFinite(first) || !Rows.areFinite(second)) {
      return Optional.empty();
    }
    double[] rest = y.clone();
    double[] factors = LeastSquares.of(List.of(first, second, one)).solve(rest);
    double unexplained = LeastSquares.dot(rest, rest) / CurveSum.variance(y);
    return Double.isFinite(unexplained)
        ? Optional.of(
            new SecondOrderName(
                growth, turn, isWave, Arrays.stream(factors).boxed().toList(), start, unexplained))
        : Optional.empty();
  }

  /** Returns the integral from the first value by the trapezoidal rule. */
  private static double[] integral(double[] x, double[] y) {
    double[] integral = new double[x.length];
    for (int row = 1; row < x.length; row++) {
      integral[row] = integral[row - 1] + (x[row] - x[row - 1]) * (y[row] + y[row - 1]) / 2;
    }
    return integral;
  }

  private static double[] solution(
      double[] x, double growth, double frequency, double more, double phase) {
    return Arrays.stream(x)
        .map(s -> Math.exp((growth + more) * s) * Math.cos(frequency * s + phase))
        .toArray();
  }

  /** Returns the curve as a formula of the variable. */
  Expression formula(Expression variable) {
    Expression constant = Expression.constant(factors.get(2));
    if (!isWave) {
      return exponential(variable, growth + turn, factors.get(0))
          .plus(exponential(variable, growth - turn, factors.get(1)))
          .plus(constant);
    }
    double size = Math.hypot(factors.get(0), factors.get(1));
    double phase = Math.atan2(-factors.get(1), factors.get(0)) - turn * start;
    Expression angle = variable.times(turn).plus(Math.IEEEremainder(phase, 2 * Math.PI));
    return exponential(variable, growth, size)
        .times(angle.into(StandardFunction.COS))
        .plus(constant);
  }

  private Expression exponential(Expression variable, double rate, double factor) {
    return variable.times(rate).into(StandardFunction.EXP).times(factor * Math.exp(-rate * start));
  }
}
