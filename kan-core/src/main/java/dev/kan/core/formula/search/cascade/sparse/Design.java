// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.formula.search.cascade.LeastSquares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The weighted linear system of an equation: one column for each summand, and columns that always
 * take part.
 */
final class Design {
  /** The distance from a multiple of one quarter that may be due to noise. */
  private static final double NEAR = 0.03;

  private final Response response;
  private final Equation equation;
  private final ImmutableList<Summand> summands;
  private final ImmutableList<Summand> always;
  private final double[] weights;

  /**
   * @param response the transformed target
   * @param equation the equation
   * @param summands the summands to choose from
   * @param always summands that every fit has
   */
  Design(Response response, Equation equation, List<Summand> summands, List<Summand> always) {
    this.response = response;
    this.equation = equation;
    this.summands = ImmutableList.copyOf(summands);
    this.always = ImmutableList.copyOf(always);
    this.weights = new double[response.rows()];
    Arrays.setAll(
        weights,
        row -> response.weightAt(row) * equation.weight(response.valueAt(row), response.floor()));
  }

  /** Returns the number of summands to choose from. */
  int size() {
    return summands.size();
  }

  /** Returns false for a subset with which a simpler equation would do. */
  boolean needsItsEquation(Subset subset) {
    return equation == Equation.SUM || (has(subset, Summand.Side.P) && has(subset, Summand.Side.Q));
  }

  private boolean has(Subset subset, Summand.Side side) {
    return subset.columns().stream().anyMatch(column -> summands.get(column).side() == side);
  }

  /**
   * Returns the inner products of the columns and the left-hand side in some rows, without their
   * parts along the columns that always take part.
   *
   * @return empty if nothing of the left-hand side is left
   */
  Optional<Gram> gram(PowerTable powers, int threads) {
    double[] left = left(powers);
    double[][] columns =
        summands.stream().map(summand -> column(summand, powers)).toArray(double[][]::new);
    if (!always.isEmpty()) {
      Optional<LeastSquares> fixed = LeastSquares.ofIndependent(columns(always, powers));
      if (fixed.isEmpty()) {
        return Optional.empty();
      }
      fixed.orElseThrow().solve(left);
      for (double[] column : columns) {
        fixed.orElseThrow().takeOutOrClear(column);
      }
    }
    double length = LeastSquares.length(left);
    return length > 0 && Double.isFinite(length)
        ? Optional.of(Gram.of(columns, left, threads))
        : Optional.empty();
  }

  /**
   * Fits the combination of some columns.
   *
   * @param columns the indices of the summands
   * @param powers the powers in the rows to fit
   * @return the fit; empty if the columns are linearly dependent or not finite
   */
  Optional<Fit> fit(ImmutableIntArray columns, PowerTable powers) {
    ImmutableList.Builder<Summand> builder = ImmutableList.builder();
    columns.forEach(column -> builder.add(summands.get(column)));
    ImmutableList<Summand> chosen = builder.addAll(always).build();
    double[] left = left(powers);
    return fit(chosen, left, LeastSquares.length(left), powers);
  }

  /**
   * Fits again with the coefficients that are nearly multiples of one quarter made exactly so.
   *
   * @param fit a fit of this design
   * @param powers the powers in the rows to fit
   * @return the fit; empty if no coefficient is near, or all are, or the columns are dependent
   */
  Optional<Fit> rounded(Fit fit, PowerTable powers) {
    double[] left = left(powers);
    double before = LeastSquares.length(left);
    List<Summand> free = new ArrayList<>();
    List<Summand> fixed = new ArrayList<>();
    List<Double> fractions = new ArrayList<>();
    for (int k = 0; k < fit.summands().size(); k++) {
      Summand summand = fit.summands().get(k);
      double coefficient = fit.coefficients().get(k);
      double fraction = Math.rint(4 * coefficient) / 4;
      if (Math.abs(coefficient - fraction) > NEAR || !always.contains(summand)) {
        free.add(summand);
      } else if (fraction != 0) {
        fixed.add(summand);
        fractions.add(fraction);
        double[] column = column(summand, powers);
        for (int r = 0; r < left.length; r++) {
          left[r] -= fraction * column[r];
        }
      }
    }
    return free.isEmpty() || free.size() == fit.summands().size()
        ? Optional.empty()
        : fit(free, left, before, powers).map(refit -> refit.with(fixed, fractions));
  }

  /** Fits a left-hand side; the residual is a share of what its length was before. */
  private Optional<Fit> fit(List<Summand> chosen, double[] left, double before, PowerTable powers) {
    return LeastSquares.ofIndependent(columns(chosen, powers))
        .map(
            squares -> {
              double[] rest = left.clone();
              double[] coefficients = squares.solve(rest);
              double share = LeastSquares.length(rest) / before;
              return new Fit(
                  response,
                  equation,
                  ImmutableList.copyOf(chosen),
                  ImmutableDoubleArray.copyOf(coefficients),
                  share * share);
            });
  }

  private double[][] columns(List<Summand> chosen, PowerTable powers) {
    return chosen.stream().map(summand -> column(summand, powers)).toArray(double[][]::new);
  }

  private double[] column(Summand summand, PowerTable powers) {
    double[] values = summand.term().values(powers);
    for (int r = 0; r < values.length; r++) {
      int row = powers.rows().get(r);
      double weight = weights[row];
      double factor = summand.side() == Summand.Side.Q ? response.valueAt(row) : 1;
      values[r] = weight == 0 ? 0 : values[r] * factor * weight;
    }
    return values;
  }

  private double[] left(PowerTable powers) {
    return powers.rows().stream()
        .mapToDouble(row -> equation.left(response.valueAt(row)) * weights[row])
        .toArray();
  }
}
