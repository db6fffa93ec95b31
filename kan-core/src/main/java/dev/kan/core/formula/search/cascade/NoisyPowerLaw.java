// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Power laws in samples with noise. Where noise hides small exponents, too many factors must not be
 * fitted at once: the columns are fitted with each choice of at most two sines and cosines, and the
 * exponents rounded to whole numbers and to halves.
 */
final class NoisyPowerLaw implements Stage {
  private static final String NAME = "power law";
  private static final int MOST_SETS = 25;
  private static final int SPARE_ROWS = 8;

  /**
   * Factors with their exponents as fitted.
   *
   * @param factors the factors
   * @param exponents the exponent of each factor
   * @param error the weighted sum of squared residuals of the logarithms
   */
  private record Fit(List<Factor> factors, List<Double> exponents, double error) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> search(Problem problem, Effort effort) {
    LogSamples samples = LogSamples.of(problem);
    List<Fit> fits = new ArrayList<>();
    for (List<Factor> factors : sets(problem)) {
      long unknowns = factors.size() + 1L;
      if (samples.rows() < unknowns + SPARE_ROWS
          || !effort.spend(samples.rows() * unknowns * unknowns)) {
        break;
      }
      fits.add(fit(samples, factors));
    }
    List<Candidate> found = new ArrayList<>();
    fits.stream()
        .sorted(Comparator.comparingDouble(Fit::error))
        .limit(MOST_SETS)
        .forEach(
            fit -> {
              found.add(law(problem, fit, 1));
              found.add(law(problem, fit, 2));
            });
    found.sort(Candidate.BY_ERROR);
    return found;
  }

  private static List<List<Factor>> sets(Problem problem) {
    List<Factor> columns = problem.columns().stream().map(Factor::of).toList();
    Angles angles = new Angles(problem);
    List<Factor> waves = new ArrayList<>(angles.single());
    waves.addAll(angles.differences());
    List<List<Factor>> sets = new ArrayList<>(List.of(columns));
    for (int i = 0; i < waves.size(); i++) {
      sets.add(with(columns, waves.get(i)));
    }
    for (int i = 0; i < waves.size(); i++) {
      for (int j = i + 1; j < waves.size(); j++) {
        sets.add(with(with(columns, waves.get(i)), waves.get(j)));
      }
    }
    return sets;
  }

  private static List<Factor> with(List<Factor> factors, Factor another) {
    List<Factor> more = new ArrayList<>(factors);
    more.add(another);
    return more;
  }

  private static Fit fit(LogSamples samples, List<Factor> factors) {
    List<double[]> columns = new ArrayList<>();
    columns.add(samples.weights());
    for (Factor factor : factors) {
      double[] logarithms = samples.logarithms(factor.values());
      Arrays.setAll(logarithms, row -> Math.max(logarithms[row], Math.log(Double.MIN_NORMAL)));
      columns.add(Rows.product(logarithms, samples.weights()));
    }
    double[] residual = Rows.product(samples.target(), samples.weights());
    double[] coefficients = LeastSquares.of(columns).solve(residual);
    List<Double> exponents = new ArrayList<>();
    for (int i = 1; i < coefficients.length; i++) {
      exponents.add(coefficients[i]);
    }
    return new Fit(factors, exponents, LeastSquares.dot(residual, residual));
  }

  private static Candidate law(Problem problem, Fit fit, int denominator) {
    double[] product = new double[problem.rows()];
    Arrays.fill(product, 1);
    List<Expression> parts = new ArrayList<>();
    for (int i = 0; i < fit.exponents().size(); i++) {
      double exponent = Math.rint(fit.exponents().get(i) * denominator) / denominator;
      if (exponent != 0) {
        fit.factors().get(i).multiply(product, exponent);
        parts.add(fit.factors().get(i).power(exponent));
      }
    }
    double ratio = Factor.ratio(problem.target().raw(), product);
    parts.add(0, Expression.constant(Double.isFinite(ratio) ? ratio : 0));
    return problem.candidate(new Product(parts), NAME);
  }
}
