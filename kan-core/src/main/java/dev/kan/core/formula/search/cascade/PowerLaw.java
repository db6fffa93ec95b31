// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import dev.kan.core.expression.Expression;
import dev.kan.core.expression.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Power laws: a constant times powers of columns, and of sines and cosines, found by linear
 * regression of the logarithms. The target may also be the arcsine, arccosine or arctangent of one.
 */
final class PowerLaw implements Stage {
  private static final String NAME = "power law";
  private static final double EXACT = 1e-13;
  private static final double NO_POWER = 0.02;
  private static final double NEAR_FRACTION = 0.03;
  private static final double NEAR_ZERO = 1e-12;
  private static final int SPARE_ROWS = 8;
  private static final int ROUNDS = 4;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> search(Problem problem, Effort effort) {
    List<Candidate> found = new ArrayList<>();
    for (List<Factor> factors : dictionaries(problem)) {
      long work = (long) problem.rows() * factors.size() * factors.size() * ROUNDS;
      for (TargetForm form : TargetForm.of(problem.target())) {
        if (!effort.spend(work)) {
          return found;
        }
        regress(problem, form, factors).ifPresent(found::add);
      }
      found.sort(Candidate.BY_ERROR);
      if (!found.isEmpty() && found.get(0).unexplained() < EXACT) {
        break;
      }
    }
    return found;
  }

  /** Returns the factors to try, the smaller sets first. */
  private static List<List<Factor>> dictionaries(Problem problem) {
    Angles angles = new Angles(problem);
    List<Factor> columns = problem.columns().stream().map(Factor::of).toList();
    List<Factor> waves = joined(List.of(columns, angles.single()));
    List<Factor> all =
        joined(List.of(waves, angles.differences(), angles.products(), angles.halves()));
    // a half angle depends on those before it: sin v = 2 sin(v/2) cos(v/2)
    return Stream.of(columns, waves, joined(List.of(waves, angles.halves())), all)
        .filter(factors -> factors.size() + SPARE_ROWS <= problem.rows())
        .distinct()
        .toList();
  }

  private static List<Factor> joined(List<List<Factor>> lists) {
    return lists.stream().flatMap(Collection::stream).toList();
  }

  private static Optional<Candidate> regress(
      Problem problem, TargetForm form, List<Factor> factors) {
    double[] target = Arrays.stream(problem.target().raw()).map(form.transform()).toArray();
    int[] rows = usableRows(target, factors);
    List<Factor> active = factors;
    double[] exponents = new double[0];
    for (int round = 0; round < ROUNDS; round++) {
      if (rows.length < active.size() + SPARE_ROWS) {
        return Optional.empty();
      }
      exponents = exponents(target, active, rows);
      double[] fitted = exponents;
      List<Factor> before = active;
      int[] kept =
          IntStream.range(0, fitted.length).filter(i -> Math.abs(fitted[i]) > NO_POWER).toArray();
      if (kept.length == fitted.length) {
        break;
      }
      active = Arrays.stream(kept).mapToObj(before::get).toList();
      exponents = Arrays.stream(kept).mapToDouble(i -> fitted[i]).toArray();
    }
    List<Factor> found = active;
    return snapped(exponents).flatMap(powers -> law(problem, form, target, found, powers));
  }

  private static int[] usableRows(double[] target, List<Factor> factors) {
    return IntStream.range(0, target.length)
        .filter(row -> target[row] != 0)
        .filter(
            row ->
                factors.stream().allMatch(f -> Math.abs(f.values()[row]) > f.largest() * NEAR_ZERO))
        .toArray();
  }

  private static double[] exponents(double[] target, List<Factor> factors, int[] rows) {
    List<double[]> columns = new ArrayList<>();
    columns.add(IntStream.of(rows).mapToDouble(row -> 1).toArray());
    for (Factor factor : factors) {
      columns.add(logarithms(factor.values(), rows));
    }
    double[] coefficients = LeastSquares.of(columns).solve(logarithms(target, rows));
    return Arrays.copyOfRange(coefficients, 1, coefficients.length);
  }

  private static double[] logarithms(double[] values, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> Math.log(Math.abs(values[row]))).toArray();
  }

  private static Optional<double[]> snapped(double[] exponents) {
    double[] powers = new double[exponents.length];
    for (int i = 0; i < powers.length; i++) {
      OptionalDouble power = Powers.snap(exponents[i], NEAR_FRACTION);
      if (power.isEmpty()) {
        return Optional.empty();
      }
      powers[i] = power.getAsDouble();
    }
    return Optional.of(powers);
  }

  private static Optional<Candidate> law(
      Problem problem, TargetForm form, double[] target, List<Factor> factors, double[] powers) {
    double[] product = new double[target.length];
    Arrays.fill(product, 1);
    List<Expression> parts = new ArrayList<>();
    for (int i = 0; i < powers.length; i++) {
      if (powers[i] != 0) {
        factors.get(i).multiply(product, powers[i]);
        parts.add(factors.get(i).power(powers[i]));
      }
    }
    double constant = Factor.ratio(target, product);
    if (!Double.isFinite(constant)) {
      return Optional.empty();
    }
    parts.add(0, Expression.constant(constant));
    Expression law = form.inverse().apply(new Product(parts));
    return Optional.of(problem.candidate(law, NAME));
  }
}
