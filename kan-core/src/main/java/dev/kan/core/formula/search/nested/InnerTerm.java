// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Expression.Compiled;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A term that an inner function may have, with its values and derivatives at the samples. */
final class InnerTerm {
  private static final double STEP = 1e-4;

  private final Expression expression;
  private final double[] values;
  private final double[][] gradients;

  private InnerTerm(Expression expression, double[] values, double[][] gradients) {
    this.expression = expression;
    this.values = values;
    this.gradients = gradients;
  }

  /** Returns a term at the samples of a problem; empty if it has no value or slope somewhere. */
  static Optional<InnerTerm> of(Expression expression, Problem problem, double[] deviations) {
    double[] values = problem.values(expression);
    List<String> names = problem.columns().stream().map(Column::name).toList();
    Compiled compiled = expression.compile(names);
    double[][] gradients = new double[names.size()][values.length];
    for (int i = 0; i < gradients.length; i++) {
      if (!expression.variables().contains(names.get(i))) {
        continue;
      }
      for (int row = 0; row < values.length; row++) {
        gradients[i][row] = slope(compiled, problem, row, i, STEP * deviations[i]) * deviations[i];
      }
    }
    boolean finite =
        Arrays.stream(values).allMatch(Double::isFinite)
            && Arrays.stream(gradients).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    return finite ? Optional.of(new InnerTerm(expression, values, gradients)) : Optional.empty();
  }

  /** Returns the term over the raw columns. */
  Expression expression() {
    return expression;
  }

  /** Returns the value at each sample. The array is shared and must not be changed. */
  double[] values() {
    return values;
  }

  /**
   * Returns (columns, samples): the derivatives for each column of the problem in its standard
   * deviation; 0 for columns that this term does not contain. The arrays are shared.
   */
  double[][] gradients() {
    return gradients;
  }

  /** Returns true if this term contains a column. */
  boolean contains(int column) {
    return Arrays.stream(gradients[column]).anyMatch(slope -> slope != 0);
  }

  /** Returns true if this term contains no columns but some. */
  boolean isOver(List<Integer> columns) {
    return IntStream.range(0, gradients.length).allMatch(i -> columns.contains(i) || !contains(i));
  }

  private static double slope(Compiled term, Problem problem, int row, int column, double step) {
    double[] x = problem.columns().stream().mapToDouble(each -> each.raw()[row]).toArray();
    double middle = x[column];
    x[column] = middle + step;
    double above = term.at(x);
    x[column] = middle - step;
    return (above - term.at(x)) / (2 * step);
  }
}
