// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.formula.search.cascade.LeastSquares;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds monomials M and N for which {@code s^2} with {@code s = y/M} is a combination of s, 1, the
 * square of a function h, and {@code h^2 N/M^2}, in a few rows.
 */
final class RootScreen {
  private static final int KEPT = 12;

  /** The share of what the first three terms leave that a pair worth a fit may leave. */
  private static final double MOST_LEFT = 1e-6;

  /** The share of a column that must be perpendicular to the others for the rest to be accurate. */
  private static final double LEAST_NEW = 1e-9;

  private final double[] target;
  private final double[][] monomials;
  private final int threads;

  /**
   * @param target the target in some rows
   * @param monomials the values of each monomial in these rows; those not finite take no part
   * @param threads the largest number of threads; the result does not depend on it
   */
  RootScreen(double[] target, double[][] monomials, int threads) {
    this.target = target;
    this.monomials = new double[monomials.length][];
    for (int j = 0; j < monomials.length; j++) {
      double length = LeastSquares.length(monomials[j]);
      this.monomials[j] = Arrays.stream(monomials[j]).map(value -> value / length).toArray();
    }
    this.threads = threads;
  }

  /** Returns the operations of one search, roughly. */
  long work() {
    return 6L * target.length * monomials.length * monomials.length;
  }

  /**
   * Returns the indices of M and N of the best pairs, the best first.
   *
   * @param squares the square of h in each row
   */
  ImmutableList<Subset> best(double[] squares) {
    List<TopSubsets> found = new ArrayList<>();
    ParallelTasks.run(
        monomials.length,
        threads,
        () -> {
          TopSubsets top = new TopSubsets(KEPT);
          synchronized (found) {
            found.add(top);
          }
          return m -> search(m, squares, top);
        });
    TopSubsets top = new TopSubsets(KEPT);
    found.forEach(top::offerAll);
    return top.bestFirst();
  }

  private void search(int m, double[] squares, TopSubsets top) {
    double[] ratios = new double[target.length];
    Arrays.setAll(ratios, r -> target[r] / monomials[m][r]);
    double usual = LeastSquares.length(ratios) / Math.sqrt(ratios.length);
    double[] factors = new double[ratios.length];
    double[] left = new double[ratios.length];
    double[][] known = new double[3][ratios.length];
    for (int r = 0; r < ratios.length; r++) {
      double s = ratios[r] / usual;
      double weight = 1 / (s * s + 0.03);
      known[0][r] = weight;
      known[1][r] = weight * s;
      known[2][r] = weight * squares[r];
      left[r] = weight * s * s;
      factors[r] = weight * squares[r] / (monomials[m][r] * monomials[m][r]);
    }
    Optional<LeastSquares> fixed = independent(known);
    double before = LeastSquares.length(left);
    fixed.ifPresent(solver -> solver.solve(left));
    double after = LeastSquares.length(left);
    if (fixed.isPresent() && after > LEAST_NEW * before && Double.isFinite(after)) {
      search(m, fixed.orElseThrow().orthonormal(), factors, left, top);
    }
  }

  /** Leaves out the square of h if it is constant. */
  private static Optional<LeastSquares> independent(double[][] known) {
    Optional<LeastSquares> all = LeastSquares.ofIndependent(known);
    return all.isPresent() ? all : LeastSquares.ofIndependent(known[0], known[1]);
  }

  private void search(
      int m, List<double[]> directions, double[] factors, double[] left, TopSubsets top) {
    double length = LeastSquares.length(left);
    double largest = Arrays.stream(factors).map(Math::abs).max().orElse(0);
    double[] column = new double[left.length];
    for (int n = 0; n < monomials.length; n++) {
      double square = 0;
      double along = 0;
      for (int r = 0; r < column.length; r++) {
        column[r] = factors[r] / largest * monomials[n][r];
        square += column[r] * column[r];
        along += column[r] * left[r];
      }
      double rest = square;
      for (double[] direction : directions) {
        double product = 0;
        for (int r = 0; r < column.length; r++) {
          product += direction[r] * column[r];
        }
        rest -= product * product;
      }
      double explained = along / length * (along / length) / rest;
      if (rest > LEAST_NEW * square && explained > Math.max(top.least(), 1 - MOST_LEFT)) {
        top.offer(new Subset(ImmutableIntArray.of(m, n), explained));
      }
    }
  }
}
