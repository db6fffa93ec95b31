// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.math.Quantiles;
import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A monomial times a function of another one: {@code y = M (c f(a u) + d)}, both M and u products
 * of powers of columns. The direction of u in the logarithms of the columns is found by regressing
 * {@code log |y|} on a spline of {@code log |u|} and the logarithms of the columns; then the curve
 * {@code y / (M u^p)} is named.
 */
final class SingleIndex implements Stage {
  private static final String NAME = "single index";
  private static final int INTERVALS = 14;
  private static final double CLOSE = 0.03;
  private static final double FAR_BETTER = 0.6;
  private static final double NEAR_FRACTION = 0.06;
  private static final double NEAREST_HALF = 0.2501;
  private static final int MOST_DIRECTIONS = 2;
  private static final int MOST_NOISY_DIRECTIONS = 3;
  private static final int NAMES = 5;
  private static final double EXACT = 1e-13;
  private static final double[] POWERS = {0, 1, -1, 2, -2, 0.5, -0.5, 3, -3};

  /**
   * A direction with what the regression left.
   *
   * @param index the monomial u
   * @param outside the monomial M as fitted, without the first column of u
   * @param residual the median of the absolute residuals of {@code log |y|}
   */
  private record Direction(Monomial index, Monomial outside, double residual) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> search(Problem problem, Effort effort) {
    List<Candidate> found = new ArrayList<>();
    for (Direction direction : directions(problem, effort)) {
      if (found.stream().noneMatch(candidate -> candidate.unexplained() < EXACT)) {
        name(problem, direction, effort, found);
      }
    }
    found.sort(Candidate.BY_ERROR);
    return found;
  }

  private static List<Direction> directions(Problem problem, Effort effort) {
    LogSamples samples = LogSamples.of(problem);
    List<Direction> directions = new ArrayList<>();
    long columns = INTERVALS + 3L + problem.columns().size();
    for (Monomial index : Directions.of(problem.columns().size())) {
      if (samples.rows() < 2 * columns || !effort.spend(samples.rows() * columns * columns)) {
        break;
      }
      directions.add(regress(samples, index));
    }
    directions.sort(Comparator.comparingDouble(Direction::residual));
    boolean clear =
        directions.size() < 2
            || directions.get(0).residual() < FAR_BETTER * directions.get(1).residual();
    long close = directions.stream().filter(d -> d.residual() < CLOSE).count();
    long kept =
        problem.noise() > 0
            ? MOST_NOISY_DIRECTIONS
            : Math.min(MOST_DIRECTIONS, Math.max(close, clear ? 1 : 0));
    return directions.stream().limit(kept).toList();
  }

  private static Direction regress(LogSamples samples, Monomial index) {
    int first = 0;
    while (index.exponents().get(first) == 0) {
      first++;
    }
    List<double[]> columns =
        new ArrayList<>(
            SplineColumns.bySign(samples.logarithm(index), samples.sign(index), INTERVALS));
    int splines = columns.size();
    for (int i = 0; i < samples.columns(); i++) {
      if (i != first) {
        columns.add(samples.logarithms(i));
      }
    }
    double[] residual = Rows.product(samples.target(), samples.weights());
    double[] coefficients =
        LeastSquares.of(columns.stream().map(c -> Rows.product(c, samples.weights())).toList())
            .solve(residual);
    double[] exponents = new double[samples.columns()];
    for (int i = 0, next = splines; i < exponents.length; i++) {
      exponents[i] = i == first ? 0 : coefficients[next++];
    }
    double error = Quantiles.median().compute(Arrays.stream(residual).map(Math::abs).toArray());
    return new Direction(index, Monomial.of(exponents), error);
  }

  private static void name(
      Problem problem, Direction direction, Effort effort, List<Candidate> found) {
    List<Double> fitted = direction.outside().exponents();
    double[] exponents = new double[fitted.size()];
    double tolerance = problem.noise() > 0 ? NEAREST_HALF : NEAR_FRACTION;
    for (int i = 0; i < exponents.length; i++) {
      OptionalDouble exponent = Powers.snap(fitted.get(i), tolerance);
      if (exponent.isEmpty()) {
        return;
      }
      exponents[i] = exponent.getAsDouble();
    }
    Monomial outside = Monomial.of(exponents);
    double[] u = direction.index().values(problem);
    if (!Arrays.stream(u).allMatch(Double::isFinite)) {
      return;
    }
    CurveNames names = new CurveNames(u);
    for (double power : POWERS) {
      Monomial factor = outside.times(direction.index(), power);
      if (!effort.spend(names.work())) {
        return;
      }
      name(problem, direction.index(), factor, names, found);
    }
  }

  private static void name(
      Problem problem, Monomial index, Monomial factor, CurveNames names, List<Candidate> found) {
    double[] outside = factor.values(problem);
    double[] curve = new double[outside.length];
    Arrays.setAll(curve, row -> problem.target().scaled()[row] / outside[row]);
    if (!Arrays.stream(curve).allMatch(Double::isFinite)
        || !factor.isRepresentable(problem, problem.target().scale())) {
      return;
    }
    double[] weights = problem.noise() > 0 ? Rows.absolute(outside) : relative(curve);
    Expression times = factor.expression(problem, problem.target().scale());
    for (CurveName name : names.of(curve, weights, NAMES)) {
      if (index.isRepresentable(problem, name.scale())) {
        Expression argument = index.expression(problem, name.scale());
        found.add(problem.candidate(name.times(times, argument), NAME));
      }
    }
  }

  /** Returns weights for residuals that are a share of the curve. */
  private static double[] relative(double[] curve) {
    double usual = 0.05 * Quantiles.median().compute(Rows.absolute(curve));
    return Arrays.stream(curve).map(z -> 1 / (Math.abs(z) + usual)).toArray();
  }
}
