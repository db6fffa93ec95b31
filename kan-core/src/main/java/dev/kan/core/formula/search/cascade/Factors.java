// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import static dev.kan.core.expression.StandardFunction.COS;
import static dev.kan.core.expression.StandardFunction.SIN;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Columns on which the target depends by a factor only: a power of the column, its sine or its
 * cosine. An additive model of {@code log |y|} by splines is fitted with the least absolute error;
 * a column has a factor if the logarithm of the factor does nearly as well as its spline. The most
 * certain factor then takes the place of its spline, and the next one is sought.
 */
final class Factors {
  private static final int INTERVALS = 5;
  private static final double NEARLY_AS_GOOD = 1.04;
  private static final double NEAR_WHOLE = 0.12;
  private static final double LEAST_ANGLE = 0.5;
  private static final double LARGEST_ANGLE = 7;

  private final Problem problem;
  private final LogSamples samples;
  private final List<List<double[]>> splines = new ArrayList<>();

  private Factors(Problem problem) {
    this.problem = problem;
    this.samples = LogSamples.of(problem);
  }

  /**
   * A factor of the target.
   *
   * @param column the column that it depends on
   * @param expression the factor, over the raw column
   * @param error the absolute error of the model with the factor, as a share of that with a spline
   */
  record Found(Column column, Expression expression, double error) {}

  /**
   * Returns the factors of a problem, the most certain first.
   *
   * @return at most one for each column; empty if the effort does not suffice
   */
  static List<Found> of(Problem problem, Effort effort) {
    return new Factors(problem).search(effort);
  }

  /** Returns the problem that is left when factors are divided out. */
  static Problem without(List<Found> factors, Problem problem) {
    Set<String> names = new LinkedHashSet<>();
    factors.forEach(factor -> names.add(factor.column().name()));
    return problem.without(product(factors), names);
  }

  /** Returns the product of factors. */
  static Expression product(List<Found> factors) {
    return new Product(factors.stream().map(Found::expression).toList());
  }

  private List<Found> search(Effort effort) {
    long unknowns = 1 + problem.columns().size() * (INTERVALS + 2L);
    if (samples.rows() < 2 * unknowns) {
      return List.of();
    }
    for (int i = 0; i < samples.columns(); i++) {
      List<double[]> columns = SplineColumns.of(samples.logarithms(i), INTERVALS);
      // one function less for each column, as their sum is the constant 1
      splines.add(columns.subList(1, columns.size()));
    }
    long work = (long) LeastAbsolute.ROUNDS * samples.rows() * unknowns * unknowns;
    List<Found> found = new ArrayList<>();
    while (effort.spend(work * (1 + 3L * samples.columns()))) {
      Optional<Found> next = next(found);
      if (next.isEmpty()) {
        break;
      }
      found.add(next.get());
    }
    return found;
  }

  /** Returns the most certain factor besides those found, whose splines are replaced by it. */
  private Optional<Found> next(List<Found> found) {
    double full = fit(additive(-1)).error();
    Optional<Found> best =
        IntStream.range(0, samples.columns())
            .filter(i -> found.stream().noneMatch(f -> f.column().equals(problem.columns().get(i))))
            .boxed()
            .flatMap(i -> factor(i, full).stream())
            .min(Comparator.comparingDouble(Found::error));
    best.ifPresent(
        factor -> {
          double[] values = problem.values(factor.expression());
          splines.set(
              problem.columns().indexOf(factor.column()), List.of(samples.logarithms(values)));
        });
    return best;
  }

  /** Returns the columns of the additive model without the splines of one column. */
  private List<double[]> additive(int left) {
    List<double[]> columns = new ArrayList<>();
    double[] one = new double[samples.rows()];
    Arrays.fill(one, 1);
    columns.add(one);
    for (int i = 0; i < splines.size(); i++) {
      if (i != left) {
        columns.addAll(splines.get(i));
      }
    }
    return columns;
  }

  private LeastAbsolute fit(List<double[]> columns) {
    double[] weights = samples.weights();
    return LeastAbsolute.of(
        columns.stream().map(column -> Rows.product(column, weights)).toList(),
        Rows.product(samples.target(), weights));
  }

  private Optional<Found> factor(int index, double full) {
    Column column = problem.columns().get(index);
    List<Factor> choices = new ArrayList<>(List.of(Factor.of(column)));
    if (column.largest() > LEAST_ANGLE && column.largest() < LARGEST_ANGLE) {
      for (Expression wave : List.of(column.variable().into(COS), column.variable().into(SIN))) {
        choices.add(new Factor(wave, problem.values(wave)));
      }
    }
    return choices.stream()
        .flatMap(choice -> factor(index, choice).stream())
        .min(Comparator.comparingDouble(Found::error))
        .filter(found -> found.error() < NEARLY_AS_GOOD * full)
        .map(found -> new Found(column, found.expression(), found.error() / full));
  }

  private Optional<Found> factor(int index, Factor choice) {
    List<double[]> columns = additive(index);
    columns.add(samples.logarithms(choice.values()));
    LeastAbsolute fit = fit(columns);
    double exponent = fit.lastCoefficient();
    double whole = Math.rint(exponent);
    boolean divides = IntStream.range(0, problem.rows()).allMatch(row -> choice.values()[row] != 0);
    return whole != 0 && Math.abs(exponent - whole) < NEAR_WHOLE && divides
        ? Optional.of(new Found(problem.columns().get(index), choice.power(whole), fit.error()))
        : Optional.empty();
  }
}
