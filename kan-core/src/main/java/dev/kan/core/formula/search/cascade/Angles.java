// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static dev.kan.core.expression.StandardFunction.COS;
import static dev.kan.core.expression.StandardFunction.SIN;

import com.google.common.math.Quantiles;
import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** The sines and cosines of raw columns that may be factors of a power law. */
final class Angles {
  private static final double LEAST_USUAL_PRODUCT = 1e-3;
  private static final double SIMILAR = 50;

  private final Problem problem;

  Angles(Problem problem) {
    this.problem = problem;
  }

  /** Returns the sine and cosine of each column. */
  List<Factor> single() {
    return waves(1);
  }

  /** Returns the sine and cosine of half of each column. */
  List<Factor> halves() {
    return waves(0.5);
  }

  private List<Factor> waves(double share) {
    List<Factor> factors = new ArrayList<>();
    for (Column column : problem.columns()) {
      if (column.mayBeAngle()) {
        addWaves(share == 1 ? column.variable() : column.variable().times(share), factors);
      }
    }
    return factors;
  }

  /** Returns the sine and cosine of the products of two columns, and the sine of their halves. */
  List<Factor> products() {
    List<Factor> factors = new ArrayList<>();
    forEachPair(
        (a, b) -> {
          Expression product = a.variable().times(b.variable());
          double[] sizes = Arrays.stream(problem.values(product)).map(Math::abs).toArray();
          if (Column.mayBeAngle(Arrays.stream(sizes).max().orElse(0))
              && Quantiles.median().compute(sizes) > LEAST_USUAL_PRODUCT) {
            addWaves(product, factors);
            factors.add(factor(product.times(0.5).into(SIN)));
          }
        });
    return factors;
  }

  /** Returns the sine and cosine of the differences of two columns. */
  List<Factor> differences() {
    List<Factor> factors = new ArrayList<>();
    forEachPair(
        (a, b) -> {
          double ratio = a.largest() / b.largest();
          if (a.mayBeAngle() && b.mayBeAngle() && ratio < SIMILAR && 1 / ratio < SIMILAR) {
            addWaves(a.variable().minus(b.variable()), factors);
          }
        });
    return factors;
  }

  private void forEachPair(BiConsumer<Column, Column> action) {
    List<Column> columns = problem.columns();
    for (int i = 0; i < columns.size(); i++) {
      for (int j = i + 1; j < columns.size(); j++) {
        action.accept(columns.get(i), columns.get(j));
      }
    }
  }

  private void addWaves(Expression argument, List<Factor> factors) {
    factors.add(factor(argument.into(SIN)));
    factors.add(factor(argument.into(COS)));
  }

  private Factor factor(Expression expression) {
    return new Factor(expression, problem.values(expression));
  }
}
