// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.collect.ImmutableList;
import dev.kan.core.expression.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Power laws and sums of them in samples with noise, which logarithms would magnify. Sums grow by
 * the terms that explain most of what is left (orthogonal matching pursuit), several at a time.
 */
final class NoisyPowerLaw implements Stage {
  private static final String NAME = "power law";
  private static final int MOST_TERMS = 4;

  /** Among thousands of terms some fit a few rows by accident. */
  private static final int ROWS_PER_TERM = 16;

  private static final int FIRST = 24;
  private static final int KEPT = 4;
  private static final int MOST_FIRST_DEGREE = 9;
  private static final int MOST_DEGREE = 5;

  @Override
  public String name() {
    return NAME;
  }

  /** A sum of terms. */
  private static final class Sum {
    static final Comparator<Sum> BEST_FIRST = Comparator.comparingDouble(Sum::square);

    private final List<ScreenedTerm> terms;
    // orthonormal columns that span the terms, in weighted rows
    private final List<double[]> basis;
    // the weighted target without its part along these columns
    private final double[] rest;

    Sum(List<ScreenedTerm> terms, List<double[]> basis, double[] rest) {
      this.terms = terms;
      this.basis = basis;
      this.rest = rest;
    }

    double square() {
      return LeastSquares.dot(rest, rest);
    }

    Set<Object> parts() {
      Set<Object> parts = new HashSet<>();
      terms.forEach(term -> parts.add(List.of(term.monomial(), term.factor(), term.exponent())));
      return parts;
    }

    /** Returns this sum with one more term. */
    Sum with(ScreenedTerm term, double[] roots, Problem problem) {
      double[] direction = Rows.product(term.values(problem), roots);
      for (double[] other : basis) {
        subtract(direction, LeastSquares.dot(other, direction), other);
      }
      double length = Math.sqrt(LeastSquares.dot(direction, direction));
      Arrays.setAll(direction, row -> direction[row] / length);
      double[] less = rest.clone();
      subtract(less, LeastSquares.dot(direction, less), direction);
      return new Sum(
          ImmutableList.<ScreenedTerm>builder().addAll(terms).add(term).build(),
          ImmutableList.<double[]>builder().addAll(basis).add(direction).build(),
          less);
    }

    private static void subtract(double[] values, double factor, double[] other) {
      Arrays.setAll(values, row -> values[row] - factor * other[row]);
    }
  }

  @Override
  public List<Candidate> search(Problem problem, Effort effort) {
    TermScreen screen = TermScreen.of(problem);
    double[] roots = Arrays.stream(problem.weights()).map(Math::sqrt).toArray();
    double[] target = Rows.product(problem.target().scaled(), roots);
    List<Sum> sums = List.of(new Sum(List.of(), List.of(), target));
    List<Candidate> found = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    int most = Math.min(MOST_TERMS, problem.rows() / ROWS_PER_TERM);
    for (int size = 1; size <= most; size++) {
      int degree = size == 1 ? MOST_FIRST_DEGREE : MOST_DEGREE;
      int kept = size == 1 ? FIRST : KEPT;
      List<Sum> next = new ArrayList<>();
      Set<Set<Object>> seen = new HashSet<>();
      for (Sum sum : sums) {
        if (!effort.spend(screen.size(degree) * problem.rows() * (size + 2L))) {
          return found;
        }
        screen.best(sum.basis, sum.rest, kept, degree).stream()
            .map(term -> sum.with(term, roots, problem))
            .filter(larger -> seen.add(larger.parts()))
            .forEach(next::add);
      }
      next.sort(Sum.BEST_FIRST);
      next.forEach(sum -> candidate(sum, roots, problem).ifPresent(found::add));
      sums = next.subList(0, Math.min(KEPT, next.size()));
      double criterion = criterion(sums, (double) screen.size(degree));
      if (!(criterion < least)) {
        break;
      }
      least = criterion;
    }
    return found;
  }

  /**
   * Returns the extended Bayesian information criterion of the best sum (Chen and Chen, 2008).
   *
   * @param sums the sums, the best first
   * @param choices the number of terms to choose from
   */
  private static double criterion(List<Sum> sums, double choices) {
    if (sums.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    Sum best = sums.get(0);
    return best.rest.length * Math.log(best.square())
        + best.terms.size() * (Math.log(best.rest.length) + 2 * Math.log(choices));
  }

  /** Returns a sum as a formula; empty if one of its constants is too large or too small. */
  private static Optional<Candidate> candidate(Sum sum, double[] roots, Problem problem) {
    List<double[]> columns =
        sum.terms.stream().map(term -> Rows.product(term.values(problem), roots)).toList();
    double[] coefficients =
        LeastSquares.of(columns).solve(Rows.product(problem.target().scaled(), roots));
    Expression formula = Expression.constant(0);
    for (int i = 0; i < coefficients.length; i++) {
      ScreenedTerm term = sum.terms.get(i);
      double coefficient = coefficients[i] * problem.target().scale();
      if (!term.monomial().isRepresentable(problem, coefficient)) {
        return Optional.empty();
      }
      formula = formula.plus(term.times(coefficient, problem));
    }
    return Optional.of(problem.candidate(formula, NAME));
  }
}
