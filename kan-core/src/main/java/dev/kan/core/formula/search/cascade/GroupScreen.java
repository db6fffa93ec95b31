// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The comparison of all sums of two groups, each a monomial times any curve of one column. A curve
 * is a spline, so a group is a small linear space; each pair of spaces is compared by what the
 * projection of the target on their sum leaves.
 */
final class GroupScreen {
  private static final int FIRSTS = 40;
  private static final int SECONDS = 3;
  private static final double RIDGE = 1e-9;
  private static final double DEPENDENT = 0.01;

  private final double[] target;
  private final double square;
  // (group): an orthonormal basis of the group's space
  private final List<List<double[]>> bases = new ArrayList<>();
  private final double[] explained;

  /**
   * Groups with what they leave of the target.
   *
   * @param groups one or two indices of groups
   * @param unexplained the share of the target's square that they leave
   */
  record Pair(List<Integer> groups, double unexplained) {}

  /**
   * Prepares the comparison.
   *
   * @param target the target, weighted
   * @param splines the columns of the splines, weighted
   * @param monomials the values of the monomial of each group
   */
  GroupScreen(double[] target, List<double[]> splines, List<double[]> monomials) {
    this.target = target;
    this.square = LeastSquares.dot(target, target);
    for (double[] monomial : monomials) {
      List<double[]> columns =
          splines.stream().map(spline -> Rows.product(spline, monomial)).toList();
      bases.add(LeastSquares.of(columns).orthonormal());
    }
    explained = bases.stream().mapToDouble(basis -> square(coefficients(basis, target))).toArray();
  }

  /** Returns the number of operations that it takes to prepare a comparison. */
  static long work(long rows, long splines, long groups) {
    return rows * splines * splines * groups;
  }

  /**
   * Returns the best single groups and pairs, the best first.
   *
   * @param effort the work that the comparison may do; it ends early when it is used up
   */
  List<Pair> best(Effort effort) {
    List<Pair> pairs = new ArrayList<>();
    List<Integer> firsts =
        IntStream.range(0, explained.length)
            .boxed()
            .sorted(Comparator.comparingDouble(group -> -explained[group]))
            .limit(FIRSTS)
            .toList();
    pairs.add(pair(List.of(firsts.get(0)), explained[firsts.get(0)]));
    long work = work(target.length, bases.get(0).size(), bases.size());
    for (int first : firsts) {
      if (!effort.spend(work)) {
        break;
      }
      double[] both = explainedWith(first);
      IntStream.range(0, both.length)
          .boxed()
          .sorted(Comparator.comparingDouble(group -> -both[group]))
          .limit(SECONDS)
          .forEach(second -> pairs.add(pair(List.of(first, second), both[second])));
    }
    // a pair must be better than one group by more than rounding
    pairs.sort(
        Comparator.comparingDouble(pair -> pair.unexplained() + RIDGE * pair.groups().size()));
    return pairs;
  }

  private Pair pair(List<Integer> groups, double sum) {
    return new Pair(groups.stream().sorted().toList(), Math.max(0, 1 - sum / square));
  }

  /** Returns the part of the target's square that a group explains with each other one. */
  private double[] explainedWith(int first) {
    List<double[]> basis = bases.get(first);
    double[] residual = target.clone();
    for (double[] direction : basis) {
      double share = LeastSquares.dot(direction, residual);
      for (int row = 0; row < residual.length; row++) {
        residual[row] -= share * direction[row];
      }
    }
    double[] both = new double[bases.size()];
    for (int second = 0; second < both.length; second++) {
      both[second] =
          explained[first] + (second == first ? 0 : added(basis, bases.get(second), residual));
    }
    return both;
  }

  /** Returns the part of a residual's square that a second space explains. */
  private static double added(List<double[]> first, List<double[]> second, double[] residual) {
    int size = second.size();
    double[][] crossed = new double[size][];
    double[][] gram = new double[size][size];
    double trace = 0;
    for (int i = 0; i < size; i++) {
      crossed[i] = coefficients(first, second.get(i));
      for (int j = 0; j <= i; j++) {
        gram[i][j] = (i == j ? 1 + RIDGE : 0) - LeastSquares.dot(crossed[i], crossed[j]);
      }
      trace += gram[i][i];
    }
    return trace < DEPENDENT ? 0 : inverseForm(gram, coefficients(second, residual));
  }

  /** Returns {@code c' G^-1 c} of a positive definite matrix, by Cholesky's method. */
  private static double inverseForm(double[][] lower, double[] c) {
    double sum = 0;
    for (int i = 0; i < c.length; i++) {
      for (int j = 0; j <= i; j++) {
        double value = lower[i][j];
        for (int k = 0; k < j; k++) {
          value -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(Math.max(value, RIDGE * RIDGE)) : value / lower[j][j];
      }
      double forward = c[i];
      for (int k = 0; k < i; k++) {
        forward -= lower[i][k] * c[k];
      }
      c[i] = forward / lower[i][i];
      sum += c[i] * c[i];
    }
    return sum;
  }

  private static double[] coefficients(List<double[]> basis, double[] values) {
    return basis.stream().mapToDouble(column -> LeastSquares.dot(column, values)).toArray();
  }

  private static double square(double[] values) {
    return LeastSquares.dot(values, values);
  }
}
