// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Sums and products of one curve for each column, {@code T(y) = f1(v1) + f2(v2) + ...} for the
 * target and simple functions T of it, and {@code y = f1(v1) f2(v2) ...}: networks of one layer.
 * The curves are splines first, fitted together; then each of them is named, and all constants are
 * fitted together.
 */
final class AdditiveCurves implements Stage {
  private static final String NAME = "curves of columns";
  private static final int INTERVALS = 14;
  private static final int ROWS_FOR_EACH_SPLINE = 2;
  private static final double CLOSE = 1e-5;
  private static final double LEVEL = 1e-10;
  private static final int NAMES = 24;
  private static final int MOST_NAMES = 3;

  /** The least share of a curve that its splines may miss. */
  private static final double ROUNDING = 1e-8;

  private static final double ERROR_FACTOR = 10;

  /** Names that miss more of a curve than its error by this factor are not its names. */
  private static final double UNLIKE = 3;

  private static final int MOST_READINGS = 24;
  private static final double EXACT = 1e-13;

  /**
   * A function of the scaled target that is a sum of curves.
   *
   * @param transform the function
   * @param curve the curve to name, from one of the sum
   * @param formula the formula of the scaled target, from those of the curves to name
   */
  private record Form(
      DoubleUnaryOperator transform,
      DoubleUnaryOperator curve,
      Function<List<Expression>, Expression> formula) {
    /** Returns the form of a product of curves that are not logarithms, plus a constant. */
    static Form product(double offset) {
      return new Form(y -> y, z -> z, curves -> multiplied(curves).plus(offset));
    }

    static Form sum(DoubleUnaryOperator transform, UnaryOperator<Expression> inverse) {
      return new Form(transform, z -> z, curves -> inverse.apply(added(curves)));
    }

    private static Expression added(List<Expression> curves) {
      return curves.stream().reduce(Expression::plus).orElseThrow();
    }

    private static Expression multiplied(List<Expression> curves) {
      return curves.stream().reduce(Expression::times).orElseThrow();
    }
  }

  private static final ImmutableList<Form> FORMS =
      ImmutableList.of(
          Form.sum(y -> y, z -> z),
          Form.sum(Math::log, z -> z.into(StandardFunction.EXP)),
          new Form(Math::log, Math::exp, Form::multiplied),
          Form.sum(y -> 1 / y, z -> z.power(-1)),
          Form.sum(y -> y < 0 ? Double.NaN : y * y, z -> z.power(0.5)),
          Form.sum(Math::sqrt, z -> z.power(2)));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> search(Problem problem, Effort effort) {
    List<Candidate> found = new ArrayList<>();
    List<List<double[]>> splines =
        problem.columns().stream().map(each -> SplineColumns.of(each.scaled(), INTERVALS)).toList();
    List<double[]> all = splines.stream().flatMap(List::stream).toList();
    if (problem.noise() > 0
        || problem.rows() < ROWS_FOR_EACH_SPLINE * all.size()
        || !effort.spend((long) problem.rows() * all.size() * all.size())) {
      return found;
    }
    LeastSquares fit = LeastSquares.of(all);
    for (Form form : FORMS) {
      double[] target = Arrays.stream(problem.target().scaled()).map(form.transform()).toArray();
      if (found.stream().noneMatch(each -> each.unexplained() < EXACT) && Rows.areFinite(target)) {
        curves(fit, splines, target)
            .ifPresent(curves -> name(problem, form, curves, effort, found));
      }
    }
    if (splines.size() > 1
        && found.isEmpty()
        && effort.spend((long) problem.rows() * all.size() * INTERVALS * OffsetProduct.SWEEPS)) {
      double[] target = problem.target().scaled();
      OffsetProduct product = OffsetProduct.of(splines, target);
      if (product.error() < CLOSE * variance(target)) {
        Curves curves = new Curves(product.curves(), ERROR_FACTOR * product.error());
        name(problem, Form.product(product.offset()), curves, effort, found);
      }
    }
    found.sort(Candidate.BY_ERROR);
    return found;
  }

  /**
   * The curve of each column at each row.
   *
   * @param values (columns, rows)
   * @param error the sum of squares by which a curve may be wrong
   */
  private record Curves(List<double[]> values, double error) {}

  /** Returns the curve of each column at each row; empty if their sum does not come close. */
  private static Optional<Curves> curves(
      LeastSquares fit, List<List<double[]>> splines, double[] target) {
    double variance = variance(target);
    double[] residual = target.clone();
    double[] coefficients = fit.solve(residual);
    double left = LeastSquares.dot(residual, residual);
    if (!(left < CLOSE * variance)) {
      return Optional.empty();
    }
    List<double[]> curves = new ArrayList<>();
    int next = 0;
    for (List<double[]> column : splines) {
      double[] curve = new double[target.length];
      for (double[] spline : column) {
        double coefficient = coefficients[next++];
        for (int row = 0; row < curve.length; row++) {
          curve[row] += coefficient * spline[row];
        }
      }
      curves.add(curve);
    }
    return Optional.of(new Curves(curves, ERROR_FACTOR * left));
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
  }

  private static void name(
      Problem problem, Form form, Curves fitted, Effort effort, List<Candidate> found) {
    List<double[]> curves = fitted.values();
    double largest = curves.stream().mapToDouble(AdditiveCurves::variance).max().orElseThrow();
    double[] weights = new double[problem.rows()];
    Arrays.fill(weights, 1);
    List<List<Named>> names = new ArrayList<>();
    for (int column = 0; column < curves.size(); column++) {
      double[] curve = Arrays.stream(curves.get(column)).map(form.curve()).toArray();
      if (variance(curves.get(column)) < LEVEL * largest || !Rows.areFinite(curve)) {
        continue;
      }
      CurveNames search = new CurveNames(problem.columns().get(column).scaled());
      if (!effort.spend(search.work())) {
        return;
      }
      double share = variance(curve);
      double alike = Math.max(ROUNDING, fitted.error() / variance(curves.get(column)));
      int index = column;
      List<Named> readings = new ArrayList<>();
      for (CurveName name : search.of(curve, weights, NAMES, alike)) {
        readings.add(new Named(index, name, 0, share * (name.unexplained() + alike)));
      }
      if (readings.stream().noneMatch(each -> each.name().unexplained() < UNLIKE * alike)
          && effort.spend(ShiftedName.work())) {
        for (ShiftedName shifted : ShiftedName.of(problem.columns().get(column).scaled(), curve)) {
          readings.add(
              new Named(
                  index,
                  shifted.name(),
                  shifted.centre(),
                  share * (shifted.name().unexplained() + alike)));
        }
      }
      names.add(
          readings.stream()
              .sorted(Comparator.comparingDouble(Named::penalised))
              .limit(MOST_NAMES)
              .toList());
    }
    Lists.cartesianProduct(names).stream()
        .sorted(Comparator.comparingDouble(AdditiveCurves::penalised))
        .limit(MOST_READINGS)
        .takeWhile(reading -> !effort.isOver())
        .takeWhile(reading -> found.stream().noneMatch(each -> each.unexplained() < EXACT))
        .forEach(reading -> found.add(problem.refitted(formula(problem, form, reading), NAME)));
  }

  private static Expression formula(Problem problem, Form form, List<Named> reading) {
    return form.formula()
        .apply(reading.stream().map(each -> each.formula(problem)).toList())
        .times(problem.target().scale());
  }

  /**
   * A name for the curve of a column.
   *
   * @param column the index of the column
   * @param name the name
   * @param centre the scaled value of the column that is 0 in the argument of the name
   * @param left what the name leaves of the curve
   */
  private record Named(int column, CurveName name, double centre, double left) {
    Expression formula(Problem problem) {
      Column values = problem.columns().get(column);
      Expression shifted = values.variable().plus(-centre * values.scale());
      Expression argument = shifted.times(name.scale() / values.scale());
      return name.times(Expression.constant(1), argument);
    }

    /** Returns what is left of the curve, ten times as much for each constant of the name. */
    double penalised() {
      return left * Math.pow(10, name.constants());
    }
  }

  private static double penalised(List<Named> reading) {
    return reading.stream().mapToDouble(Named::penalised).sum();
  }
}
