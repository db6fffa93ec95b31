// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Stats;
import com.google.common.primitives.Doubles;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.ArrayList;
import java.util.List;

/** The terms that an inner function may be a sum of: powers, products and functions of columns. */
final class InnerTerms {
  private static final double LARGEST_ARGUMENT = 30;
  private static final double LEAST_SHARE = 0.01;

  private final List<Expression> terms = new ArrayList<>();

  private InnerTerms() {}

  /** Returns the terms for all columns of a problem. */
  static ImmutableList<InnerTerm> of(Problem problem) {
    double[] deviations =
        problem.columns().stream()
            .mapToDouble(column -> Stats.of(column.raw()).populationStandardDeviation())
            .toArray();
    InnerTerms terms = new InnerTerms();
    List<Column> columns = problem.columns();
    columns.forEach(terms::addFunctions);
    for (int a = 0; a < columns.size(); a++) {
      for (int b = a + 1; b < columns.size(); b++) {
        terms.addProducts(columns.get(a), columns.get(b));
        for (int c = b + 1; c < columns.size(); c++) {
          terms.add(
              columns.get(a).variable().times(columns.get(b).variable()),
              columns.get(c).variable());
        }
      }
    }
    return terms.terms.stream()
        .flatMap(term -> InnerTerm.of(term, problem, deviations).stream())
        .collect(ImmutableList.toImmutableList());
  }

  private void addFunctions(Column column) {
    Expression x = column.variable();
    terms.add(x);
    terms.add(x.power(2));
    terms.add(x.power(3));
    if (Doubles.min(column.raw()) > 0) {
      terms.add(x.power(0.5));
    }
    if (isAwayFromZero(column)) {
      terms.add(x.power(-1));
      terms.add(x.into(StandardFunction.LOG));
    }
    if (column.largest() < LARGEST_ARGUMENT) {
      terms.add(x.into(StandardFunction.SIN));
      terms.add(x.into(StandardFunction.COS));
      terms.add(x.into(StandardFunction.EXP));
      terms.add(x.times(-1).into(StandardFunction.EXP));
    }
  }

  private void addProducts(Column first, Column second) {
    Expression a = first.variable();
    Expression b = second.variable();
    add(a, b);
    add(a.power(2), b);
    add(a, b.power(2));
    add(a.power(2), b.power(2));
    if (isAwayFromZero(second)) {
      add(a, b.power(-1));
      add(a.power(2), b.power(-1));
      add(a, b.power(-2));
      add(a, b.power(0.5));
    }
    if (isAwayFromZero(first)) {
      add(b, a.power(-1));
      add(b.power(2), a.power(-1));
      add(b, a.power(-2));
      add(b, a.power(0.5));
    }
    addWaves(first, b);
    addWaves(second, a);
    if (first.largest() * second.largest() < LARGEST_ARGUMENT) {
      Expression product = a.times(b);
      terms.add(product.into(StandardFunction.SIN));
      terms.add(product.into(StandardFunction.COS));
      terms.add(product.into(StandardFunction.EXP));
      terms.add(product.times(-1).into(StandardFunction.EXP));
    }
  }

  private void addWaves(Column angle, Expression factor) {
    if (angle.largest() < LARGEST_ARGUMENT) {
      add(factor, angle.variable().into(StandardFunction.SIN));
      add(factor, angle.variable().into(StandardFunction.COS));
      add(factor, angle.variable().into(StandardFunction.EXP));
      add(factor, angle.variable().times(-1).into(StandardFunction.EXP));
    }
  }

  private void add(Expression first, Expression second) {
    terms.add(first.times(second));
  }

  private static boolean isAwayFromZero(Column column) {
    return Doubles.min(column.raw()) > LEAST_SHARE * column.largest();
  }
}
