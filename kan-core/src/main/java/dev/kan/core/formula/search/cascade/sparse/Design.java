// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import java.util.List;
import java.util.Optional;

/**
 * The weighted linear system of an equation: one column for each summand, and columns that always
 * take part.
 *
 * @param response the transformed target
 * @param equation the equation
 * @param summands the summands to choose from
 * @param always summands that every fit has
 */
record Design(
    Response response,
    Equation equation,
    ImmutableList<Summand> summands,
    ImmutableList<Summand> always) {

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
      Optional<Orthonormal> fixed = Orthonormal.of(columns(always, powers));
      if (fixed.isEmpty()) {
        return Optional.empty();
      }
      fixed.orElseThrow().takeAway(left);
      for (double[] column : columns) {
        fixed.orElseThrow().takeAwayOrClear(column);
      }
    }
    double length = Orthonormal.length(left);
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
    return Orthonormal.of(columns(chosen, powers))
        .map(
            orthonormal -> {
              double[] left = left(powers);
              double before = Orthonormal.length(left);
              double[] coefficients = orthonormal.coefficients(left);
              orthonormal.takeAway(left);
              double share = Orthonormal.length(left) / before;
              return new Fit(
                  response,
                  equation,
                  chosen,
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
      double weight = weightAt(row);
      double factor = summand.side() == Summand.Side.Q ? response.valueAt(row) : 1;
      values[r] = weight == 0 ? 0 : values[r] * factor * weight;
    }
    return values;
  }

  private double[] left(PowerTable powers) {
    return powers.rows().stream()
        .mapToDouble(row -> equation.left(response.valueAt(row)) * weightAt(row))
        .toArray();
  }

  private double weightAt(int row) {
    return response.weightAt(row) * equation.weight(response.valueAt(row), response.floor());
  }
}
