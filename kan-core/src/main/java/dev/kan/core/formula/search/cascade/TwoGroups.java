// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.Lists;
import com.google.common.math.Quantiles;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Sums of two groups, {@code y = M1 f1(v) + M2 f2(v)}: each a monomial of the other columns times a
 * curve of one column v. The monomials are found with splines in place of the curves; then both
 * curves are named, and all constants fitted together.
 */
final class TwoGroups implements Stage {
  private static final String NAME = "two groups";
  private static final int SCREEN_INTERVALS = 7;
  private static final int INTERVALS = 14;
  private static final int MOST_DEGREE = 6;
  private static final int MOST_MONOMIALS = 400;
  private static final int MOST_SCREENED_ROWS = 256;
  private static final int MOST_NAMED = 4;
  private static final double CLOSE = 1e-3;
  private static final int MOST_READINGS = 20;
  private static final double EXACT = 1e-13;

  /** Two monomials that go with curves of a column. */
  private record Groups(int column, List<Monomial> monomials, double unexplained) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> search(Problem problem, Effort effort) {
    List<Groups> groups = new ArrayList<>();
    if (problem.noise() > 0) {
      // too many curves come as near as the noise
      return List.of();
    }
    for (int column = 0; column < problem.columns().size(); column++) {
      screen(problem, column, effort, groups);
    }
    groups.sort(Comparator.comparingDouble(g -> g.unexplained() + 1e-9 * g.monomials().size()));
    List<Candidate> found = new ArrayList<>();
    groups.stream()
        .filter(g -> g.unexplained() < CLOSE)
        .limit(MOST_NAMED)
        .takeWhile(g -> found.stream().noneMatch(c -> c.unexplained() < EXACT))
        .forEach(g -> new Naming(problem, g).search(effort, found));
    found.sort(Candidate.BY_ERROR);
    return found;
  }

  private static double[] weights(Problem problem) {
    double[] target = problem.target().scaled();
    double usual =
        0.03 * Quantiles.median().compute(Arrays.stream(target).map(Math::abs).toArray());
    return Arrays.stream(target).map(y -> 1 / (Math.abs(y) + usual)).toArray();
  }

  private static void screen(Problem problem, int column, Effort effort, List<Groups> groups) {
    List<double[]> splines = splines(problem, column, SCREEN_INTERVALS);
    List<Monomial> monomials =
        Monomials.without(column, problem.columns().size(), MOST_DEGREE, MOST_MONOMIALS);
    int[] rows = Rows.spread(problem.rows(), MOST_SCREENED_ROWS);
    if (splines.isEmpty()
        || rows.length < 3 * splines.size()
        || !effort.spend(GroupScreen.work(rows.length, splines.size(), monomials.size()))) {
      return;
    }
    double[] weights = Rows.of(weights(problem), rows);
    GroupScreen screen =
        new GroupScreen(
            Rows.product(Rows.of(problem.target().scaled(), rows), weights),
            splines.stream().map(s -> Rows.product(Rows.of(s, rows), weights)).toList(),
            monomials.stream().map(m -> Rows.of(m.values(problem), rows)).toList());
    Set<List<Integer>> seen = new LinkedHashSet<>();
    for (GroupScreen.Pair pair : screen.best(effort)) {
      if (seen.size() < MOST_NAMED && seen.add(pair.groups())) {
        groups.add(
            new Groups(
                column, pair.groups().stream().map(monomials::get).toList(), pair.unexplained()));
      }
    }
  }

  /** Returns the splines of the logarithm of a column; empty if the column has zeros. */
  private static List<double[]> splines(Problem problem, int column, int intervals) {
    double[] values = problem.columns().get(column).scaled();
    double[] logarithms = Arrays.stream(values).map(v -> Math.log(Math.abs(v))).toArray();
    return Arrays.stream(logarithms).allMatch(Double::isFinite)
        ? SplineColumns.bySign(logarithms, values, intervals)
        : List.of();
  }

  /** The naming of the curves of some groups. */
  private static final class Naming {
    private final Problem problem;
    private final Groups groups;
    private final double[] variable;
    private final double[] weights;

    Naming(Problem problem, Groups groups) {
      this.problem = problem;
      this.groups = groups;
      this.variable = problem.columns().get(groups.column()).scaled();
      this.weights = weights(problem);
    }

    void search(Effort effort, List<Candidate> found) {
      CurveNames names = new CurveNames(variable);
      List<double[]> curves = curves();
      List<List<CurveChoice>> choices = new ArrayList<>();
      for (int group = 0; group < curves.size(); group++) {
        if (!effort.spend(CurveChoice.work(names))) {
          return;
        }
        double[] factor = groups.monomials().get(group).values(problem);
        double[] times = Rows.product(weights, Rows.absolute(factor));
        choices.add(CurveChoice.of(curves.get(group), times, variable, names));
      }
      Lists.cartesianProduct(choices).stream()
          .sorted(Comparator.comparingDouble(Naming::penalised))
          .limit(MOST_READINGS)
          .takeWhile(reading -> !effort.isOver())
          .filter(this::isRepresentable)
          .takeWhile(reading -> found.stream().noneMatch(c -> c.unexplained() < EXACT))
          .forEach(reading -> found.add(problem.refitted(formula(reading), NAME)));
    }

    private static double penalised(List<CurveChoice> reading) {
      return reading.stream().mapToDouble(CurveChoice::penalised).sum();
    }

    /** Returns the curve of each group at each row, from a common fit of splines. */
    private List<double[]> curves() {
      List<double[]> splines = splines(problem, groups.column(), INTERVALS);
      List<double[]> columns = new ArrayList<>();
      for (Monomial monomial : groups.monomials()) {
        double[] times = Rows.product(weights, monomial.values(problem));
        splines.forEach(spline -> columns.add(Rows.product(spline, times)));
      }
      double[] target = Rows.product(problem.target().scaled(), weights);
      double[] coefficients = LeastSquares.of(columns).solve(target);
      List<double[]> curves = new ArrayList<>();
      for (int group = 0; group < groups.monomials().size(); group++) {
        double[] curve = new double[variable.length];
        for (int i = 0; i < splines.size(); i++) {
          double coefficient = coefficients[group * splines.size() + i];
          for (int row = 0; row < curve.length; row++) {
            curve[row] += coefficient * splines.get(i)[row];
          }
        }
        curves.add(curve);
      }
      return curves;
    }

    private Monomial column() {
      double[] exponents = new double[problem.columns().size()];
      exponents[groups.column()] = 1;
      return Monomial.of(exponents);
    }

    private boolean isRepresentable(List<CurveChoice> reading) {
      return IntStream.range(0, reading.size())
          .allMatch(
              group ->
                  groups
                      .monomials()
                      .get(group)
                      .times(column(), reading.get(group).power())
                      .isRepresentable(
                          problem, problem.target().scale() * reading.get(group).factor()));
    }

    private Expression formula(List<CurveChoice> reading) {
      List<Expression> terms = new ArrayList<>();
      Monomial column = column();
      for (int group = 0; group < reading.size(); group++) {
        CurveChoice choice = reading.get(group);
        Expression times =
            groups
                .monomials()
                .get(group)
                .times(column, choice.power())
                .expression(problem, problem.target().scale() * choice.factor());
        terms.add(
            choice
                .name()
                .map(name -> name.times(times, column.expression(problem, name.scale())))
                .orElse(times));
      }
      return terms.size() == 1 ? terms.get(0) : new Sum(terms);
    }
  }
}
