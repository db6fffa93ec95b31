// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A problem of fewer columns: an inner function stands for those that it contains.
 *
 * @param inner the inner function
 * @param lengths the logarithms of the weights of the new columns
 * @param surprise how unlikely the samples are as values of a smooth function of the new columns;
 *     the lower, the better
 */
record Reduction(InnerFunction inner, ImmutableDoubleArray lengths, double surprise) {
  private static final double STEP = 0.3;
  private static final double LEAST_STEP = 0.03;
  private static final double FINE_STEP = 0.01;
  private static final double LEAST_FINE_STEP = 1e-5;

  /** The share by which a coefficient changes for a change of its parameter by 1. */
  private static final double UNIT = 0.1;

  private static final double NEAR = 0.03;
  private static final int MOST_DENOMINATOR = 3;

  /** A coefficient with few digits may make the samples as much less likely. */
  private static final double SIMPLER = 1;

  /** Returns the reduction by an inner function whose coefficients are fitted roughly. */
  static Reduction of(Problem problem, InnerFunction inner, SurfaceShape shape, Effort effort) {
    double[] lengths = new double[problem.columns().size() - inner.columns().size() + 1];
    return fitted(problem, inner, lengths, shape, effort, STEP, LEAST_STEP);
  }

  /**
   * Returns this reduction with its coefficients fitted closely. Fractions take the place of
   * coefficients near them, if the samples do not object.
   */
  Reduction refined(Problem problem, SurfaceShape shape, Effort effort) {
    Reduction close =
        fitted(problem, inner, lengths.toArray(), shape, effort, FINE_STEP, LEAST_FINE_STEP);
    InnerFunction simple = close.inner.withCoefficients(simple(close.inner));
    SurfaceFit fit = fit(problem, inner, shape, effort);
    double simplest = fit.surprise(columns(rest(problem, inner), simple), close.lengths.toArray());
    return simplest < close.surprise + SIMPLER
        ? new Reduction(simple, close.lengths, simplest)
        : close;
  }

  private static Reduction fitted(
      Problem problem,
      InnerFunction inner,
      double[] lengths,
      SurfaceShape shape,
      Effort effort,
      double step,
      double leastStep) {
    SurfaceFit fit = fit(problem, inner, shape, effort);
    List<Column> rest = rest(problem, inner);
    int free = inner.terms().size() - 1;
    double[] start = new double[free + lengths.length];
    System.arraycopy(lengths, 0, start, free, lengths.length);
    double[] found =
        CoordinateSearch.minimum(
            parameters -> surprise(fit, rest, inner, parameters),
            start,
            step,
            leastStep,
            fit::isOver);
    return new Reduction(
        changed(inner, found),
        ImmutableDoubleArray.copyOf(Arrays.copyOfRange(found, free, found.length)),
        surprise(fit, rest, inner, found));
  }

  private static SurfaceFit fit(
      Problem problem, InnerFunction inner, SurfaceShape shape, Effort effort) {
    return new SurfaceFit(shape.reduced(inner.columns()), problem.target().scaled(), effort);
  }

  private static double surprise(
      SurfaceFit fit, List<Column> rest, InnerFunction inner, double[] parameters) {
    int free = inner.terms().size() - 1;
    double[] lengths = Arrays.copyOfRange(parameters, free, parameters.length);
    return fit.surprise(columns(rest, changed(inner, parameters)), lengths);
  }

  private static InnerFunction changed(InnerFunction inner, double[] parameters) {
    double[] coefficients = inner.coefficients().toArray();
    for (int i = 1; i < coefficients.length; i++) {
      coefficients[i] *= 1 + UNIT * parameters[i - 1];
    }
    return inner.withCoefficients(coefficients);
  }

  private static double[] simple(InnerFunction inner) {
    return inner.coefficients().stream().map(Reduction::simple).toArray();
  }

  private static double simple(double coefficient) {
    for (int denominator = 1; denominator <= MOST_DENOMINATOR; denominator++) {
      double fraction = Math.rint(coefficient * denominator) / denominator;
      if (Math.abs(fraction - coefficient) < NEAR * Math.abs(coefficient)) {
        return fraction;
      }
    }
    return coefficient;
  }

  /** Returns the reduced problem, whose last column is the inner function. */
  Problem problem(Problem whole, String name) {
    ImmutableList.Builder<Column> columns = ImmutableList.builder();
    columns.addAll(rest(whole, inner));
    columns.add(Column.of(name, inner.values()));
    return Problem.of(columns.build(), whole.target()).withWeights(whole.weights());
  }

  private static List<Column> rest(Problem problem, InnerFunction inner) {
    return IntStream.range(0, problem.columns().size())
        .filter(i -> !inner.columns().contains(i))
        .mapToObj(problem.columns()::get)
        .toList();
  }

  private static double[][] columns(List<Column> rest, InnerFunction inner) {
    double[][] columns = new double[rest.size() + 1][];
    for (int i = 0; i < rest.size(); i++) {
      columns[i] = SurfaceFit.standardised(rest.get(i).raw());
    }
    columns[rest.size()] = SurfaceFit.standardised(inner.values());
    return columns;
  }
}
