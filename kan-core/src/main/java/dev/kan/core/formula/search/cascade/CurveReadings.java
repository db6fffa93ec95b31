// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** Names for the curves of all columns at once. */
final class CurveReadings {
  /** The part of the largest curve that another one must be to count. */
  private static final double LEVEL = 1e-10;

  private static final int NAMES = 24;
  private static final int MOST_NAMES = 3;

  /** With many columns, fewer names of each are combined. */
  private static final int MOST_READINGS = 4096;

  /** The least share of a curve that its splines may miss. */
  private static final double ROUNDING = 1e-8;

  /** Names that miss more of a curve than its error by this factor are not its names. */
  private static final double UNLIKE = 3;

  /** A name with few inner constants is worth trying if it misses no more than this. */
  private static final double ALIKE = 1e-2;

  private final Problem problem;
  private final Effort effort;

  CurveReadings(Problem problem, Effort effort) {
    this.problem = problem;
    this.effort = effort;
  }

  /**
   * Returns formulas of the curves, in the order in which they are worth trying.
   *
   * @param sum the curves
   * @param curve the curve to name, from one of the sum
   * @return a formula for each curve that counts; empty if the effort is used up
   */
  List<List<Expression>> of(CurveSum sum, DoubleUnaryOperator curve) {
    double largest = sum.curves().stream().mapToDouble(CurveSum::variance).max().orElseThrow();
    List<List<Named>> names = new ArrayList<>();
    for (int column = 0; column < sum.curves().size(); column++) {
      double[] values = Arrays.stream(sum.curves().get(column)).map(curve).toArray();
      double variance = CurveSum.variance(sum.curves().get(column));
      if (!(variance > LEVEL * largest) || !Rows.areFinite(values)) {
        continue;
      }
      double alike = Math.max(ROUNDING, sum.errors().get(column) / variance);
      List<Named> all = named(column, values, alike);
      if (all.isEmpty()) {
        return List.of();
      }
      names.add(promising(all));
    }
    int most = (int) Math.max(1, Math.pow(MOST_READINGS, 1.0 / Math.max(1, names.size())));
    List<List<Named>> combined =
        names.stream().map(all -> all.subList(0, Math.min(most, all.size()))).toList();
    return Lists.cartesianProduct(combined).stream()
        .sorted(Comparator.comparingDouble(CurveReadings::penalised))
        .map(reading -> reading.stream().map(Named::formula).toList())
        .toList();
  }

  private List<Named> named(int column, double[] curve, double alike) {
    double[] variable = problem.columns().get(column).scaled();
    double[] weights = new double[variable.length];
    Arrays.fill(weights, 1);
    CurveNames search = new CurveNames(variable);
    if (!effort.spend(search.work())) {
      return List.of();
    }
    Expression argument = argument(column, 0);
    double share = CurveSum.variance(curve);
    List<Named> names = new ArrayList<>();
    for (CurveName name : search.of(curve, weights, NAMES, alike)) {
      int inner = name.function().isHomogeneous() ? 0 : 1;
      names.add(named(name, argument, inner, share, alike));
    }
    if (isUnlike(names, alike) && effort.spend(ShiftedName.work())) {
      for (ShiftedName shifted : ShiftedName.of(variable, curve)) {
        Expression centred = argument(column, shifted.centre());
        names.add(named(shifted.name(), centred, 2, share, alike));
      }
    }
    if (isUnlike(names, alike)) {
      SecondOrderName.of(variable, curve)
          .map(
              name ->
                  new Named(
                      name.formula(argument),
                      SecondOrderName.INNER,
                      SecondOrderName.INNER,
                      name.unexplained(),
                      share * (name.unexplained() + alike)))
          .ifPresent(names::add);
    }
    return names;
  }

  private static Named named(
      CurveName name, Expression argument, int inner, double share, double alike) {
    return new Named(
        name.times(Expression.constant(1), argument.times(name.scale())),
        inner,
        name.constants(),
        name.unexplained(),
        share * (name.unexplained() + alike));
  }

  private static boolean isUnlike(List<Named> names, double alike) {
    return names.stream().noneMatch(each -> each.unexplained() < UNLIKE * alike);
  }

  /** Returns the formula of a scaled column less a number. */
  private Expression argument(int column, double centre) {
    Column values = problem.columns().get(column);
    return values.variable().plus(-centre * values.scale()).times(1 / values.scale());
  }

  /** Returns the best names, and of those with the fewest inner constants the nearest one. */
  private static List<Named> promising(List<Named> names) {
    Set<Named> promising = new LinkedHashSet<>();
    names.stream()
        .sorted(Comparator.comparingDouble(Named::penalised))
        .limit(MOST_NAMES)
        .forEach(promising::add);
    names.stream()
        .filter(each -> each.unexplained() < ALIKE)
        .min(Comparator.comparingInt(Named::inner).thenComparingDouble(Named::left))
        .ifPresent(promising::add);
    return ImmutableList.copyOf(promising);
  }

  private static double penalised(List<Named> reading) {
    return reading.stream().mapToDouble(Named::penalised).sum();
  }

  /**
   * A name for the curve of a column.
   *
   * @param formula the curve as a formula of the raw column
   * @param inner the number of constants within the function
   * @param constants the number of constants besides the factor
   * @param unexplained the unexplained variance of the curve
   * @param left what the name leaves of the curve
   */
  private record Named(
      Expression formula, int inner, int constants, double unexplained, double left) {
    /** Returns what is left of the curve, ten times as much for each constant of the name. */
    double penalised() {
      return left * Math.pow(10, constants);
    }
  }
}
