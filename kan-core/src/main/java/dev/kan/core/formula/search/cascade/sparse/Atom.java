// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Problem;

/**
 * A function of one or two columns without free constants, such as cos(x1) or 1/(x1 + x2), by which
 * the monomials of a dictionary are multiplied.
 */
final class Atom {
  private final Expression expression;
  private final double[] values;
  private final int degree;

  private Atom(Expression expression, double[] values, int degree) {
    this.expression = expression;
    this.values = values;
    this.degree = degree;
  }

  /** Returns an atom over the columns of a problem. It counts as one degree of a term. */
  static Atom of(Expression expression, Problem problem) {
    return new Atom(expression, problem.values(expression), 1);
  }

  /** Returns the atom 1, of degree 0. */
  static Atom one(Problem problem) {
    Expression one = Expression.constant(1);
    return new Atom(one, problem.values(one), 0);
  }

  Expression expression() {
    return expression;
  }

  double valueAt(int row) {
    return values[row];
  }

  int degree() {
    return degree;
  }
}
