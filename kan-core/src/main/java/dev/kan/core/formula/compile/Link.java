// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.compile;

import dev.kan.core.expression.Call;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Power;
import dev.kan.core.expression.Sum;
import dev.kan.core.expression.Variable;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;

/**
 * A planned edge: a curve of a value that another node computes.
 *
 * @param source the value at which the edge starts
 * @param curve the curve that the edge applies to the value
 */
record Link(Expression source, SymbolicCurve curve) {
  private static final Variable X = new Variable(SymbolicFunction.VARIABLE);

  /** Returns the edge that computes {@code coefficient * source}. */
  static Link identity(Expression source, double coefficient) {
    return new Link(
        source, new SymbolicCurve(EdgeFunctions.of(X), new Affine(1, 0, coefficient, 0)));
  }

  /** Returns the edge that computes a term from the argument of its function or power. */
  static Link of(Terms.Term term) {
    if (term.factor() instanceof Call call) {
      return of(X.into(call.function()), call.argument(), term.coefficient());
    }
    if (term.factor() instanceof Power power) {
      return of(X.power(power.exponent()), power.base(), term.coefficient());
    }
    return identity(term.factor(), term.coefficient());
  }

  private static Link of(Expression body, Expression argument, double coefficient) {
    Terms inner = Terms.of(argument);
    boolean isScaled = inner.terms().size() == 1;
    double scale = isScaled ? inner.terms().get(0).coefficient() : 1;
    Expression source = isScaled ? inner.terms().get(0).factor() : sum(inner);
    Affine affine = new Affine(scale, inner.constant(), coefficient, 0);
    return new Link(source, new SymbolicCurve(EdgeFunctions.of(body), affine));
  }

  private static Expression sum(Terms terms) {
    return new Sum(
        terms.terms().stream()
            .map(
                each ->
                    each.coefficient() == 1
                        ? each.factor()
                        : each.factor().times(each.coefficient()))
            .toList());
  }

  boolean isIdentity() {
    return curve.function().body().equals(X);
  }

  /** Returns this edge with a constant added. */
  Link plus(double constant) {
    Affine old = curve.affine();
    Affine raised = new Affine(old.a(), old.b(), old.c(), old.d() + constant);
    return new Link(source, new SymbolicCurve(curve.function(), raised));
  }
}
