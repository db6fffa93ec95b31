// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.LeastSquares;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Fits the constants of laws {@code y = M (c + h sqrt(a + b N / M^2))}. */
final class RootLaw {
  /** A constant that is smaller against the ratio of target and monomial is a rounding error. */
  private static final double ROUNDING = 1e-9;

  private RootLaw() {}

  /**
   * Returns the laws with either sign of the root.
   *
   * @param problem the samples
   * @param powers the powers in all rows
   * @param m the monomial M
   * @param n the monomial N
   * @param h the function h
   * @return the formulas; empty if the constants are not determined
   */
  static ImmutableList<Expression> fit(Problem problem, PowerTable powers, Term m, Term n, Atom h) {
    Term ratio = new Term(quotient(n, m), n.atom());
    double[] scale = m.values(powers);
    double[] inside = n.values(powers);
    double[] s = problem.target().raw().clone();
    double[] squares = new double[s.length];
    for (int r = 0; r < s.length; r++) {
      s[r] /= scale[r];
      inside[r] /= scale[r] * scale[r];
      squares[r] = h.valueAt(r) * h.valueAt(r);
    }
    double[] weights = weights(s);
    double[] left = product(weights, s, s);
    double[] first = product(weights, s);
    double[] last = product(weights, squares, inside);
    boolean isOne = h.degree() == 0;
    Optional<double[]> solved =
        (isOne
                ? LeastSquares.ofIndependent(first, weights, last)
                : LeastSquares.ofIndependent(first, weights, product(weights, squares), last))
            .map(solver -> solver.solve(left));
    return solved.stream()
        .flatMap(
            constants -> {
              double c = withoutRounding(constants[0] / 2, s);
              double a = isOne ? constants[1] + c * c : constants[2];
              Expression root =
                  ratio
                      .times(constants[constants.length - 1], problem.columns())
                      .plus(a)
                      .power(0.5)
                      .times(h.expression());
              return Stream.of(1, -1).map(sign -> root.times(sign).plus(c));
            })
        .map(law -> m.times(1, problem.columns()).times(law).simplify())
        .collect(ImmutableList.toImmutableList());
  }

  private static double withoutRounding(double c, double[] s) {
    return Math.abs(c) < ROUNDING * usual(s) ? 0 : c;
  }

  private static double usual(double[] s) {
    return LeastSquares.length(s) / Math.sqrt(s.length);
  }

  private static ImmutableDoubleArray quotient(Term n, Term m) {
    double[] exponents = n.exponents().toArray();
    Arrays.setAll(exponents, i -> exponents[i] - 2 * m.exponents().get(i));
    return ImmutableDoubleArray.copyOf(exponents);
  }

  private static double[] weights(double[] s) {
    double usual = usual(s);
    return Arrays.stream(s).map(value -> 1 / (value * value + 0.03 * usual * usual)).toArray();
  }

  private static double[] product(double[]... factors) {
    double[] product = factors[0].clone();
    for (int k = 1; k < factors.length; k++) {
      for (int r = 0; r < product.length; r++) {
        product[r] *= factors[k][r];
      }
    }
    return product;
  }
}
