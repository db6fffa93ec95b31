// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import com.google.common.math.Quantiles;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The logarithms of the absolute columns and target, at the samples at which none is near 0. With
 * noise, a sample has the weight {@code |y|}, by which the logarithm decreases its noise, and those
 * with targets that noise may dominate are left out.
 */
final class LogSamples {
  private static final double NEAR_ZERO = 1e-6;
  private static final double LARGEST_WEIGHT = 5;

  private final int[] rows;
  private final double[][] logarithms;
  private final double[][] signs;
  private final double[] target;
  private final double[] weights;

  private LogSamples(Problem problem, int[] rows) {
    this.rows = rows;
    int count = problem.columns().size();
    logarithms = new double[count][];
    signs = new double[count][];
    for (int i = 0; i < count; i++) {
      double[] column = problem.columns().get(i).scaled();
      logarithms[i] = at(rows, column).map(value -> Math.log(Math.abs(value))).toArray();
      signs[i] = at(rows, column).map(Math::signum).toArray();
    }
    weights = problem.noise() > 0 ? cappedSizes(problem, rows) : ones(rows.length);
    target = at(rows, problem.target().scaled()).map(value -> Math.log(Math.abs(value))).toArray();
  }

  static LogSamples of(Problem problem) {
    double[] sizes = Rows.absolute(problem.target().scaled());
    double least = NEAR_ZERO * Quantiles.median().compute(sizes);
    boolean[] clear = problem.clear();
    int[] rows =
        IntStream.range(0, problem.rows())
            .filter(row -> problem.noise() > 0 ? clear[row] : sizes[row] > least)
            .filter(row -> problem.columns().stream().allMatch(c -> c.scaled()[row] != 0))
            .toArray();
    return new LogSamples(problem, rows);
  }

  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Returns the weighted absolute targets, of which none is much larger than the others. */
  private static double[] cappedSizes(Problem problem, int[] rows) {
    double[] sizes = Rows.absolute(Rows.of(problem.target().scaled(), rows));
    Arrays.setAll(sizes, i -> sizes[i] * Math.sqrt(problem.weights()[rows[i]]));
    if (sizes.length == 0) {
      return sizes;
    }
    double most = LARGEST_WEIGHT * Quantiles.median().compute(sizes);
    return Arrays.stream(sizes).map(size -> Math.min(size, most)).toArray();
  }

  private static DoubleStream at(int[] rows, double[] values) {
    return IntStream.of(rows).mapToDouble(row -> values[row]);
  }

  int rows() {
    return target.length;
  }

  int columns() {
    return logarithms.length;
  }

  /** Returns the weight of the residual of each sample. */
  double[] weights() {
    return weights;
  }

  /** Returns the logarithm of the absolute target. */
  double[] target() {
    return target;
  }

  /** Returns the logarithm of an absolute column. */
  double[] logarithms(int column) {
    return logarithms[column];
  }

  /** Returns the logarithms of the absolute values of numbers, one for each row of the problem. */
  double[] logarithms(double[] values) {
    return at(rows, values).map(value -> Math.log(Math.abs(value))).toArray();
  }

  /** Returns the logarithm of an absolute monomial. */
  double[] logarithm(Monomial monomial) {
    double[] sum = new double[rows()];
    for (int i = 0; i < columns(); i++) {
      double exponent = monomial.exponents().get(i);
      double[] column = logarithms[i];
      for (int row = 0; row < sum.length && exponent != 0; row++) {
        sum[row] += exponent * column[row];
      }
    }
    return sum;
  }

  /** Returns the sign of a monomial: that of the columns with odd exponents. */
  double[] sign(Monomial monomial) {
    double[] sign = new double[rows()];
    Arrays.fill(sign, 1);
    for (int i = 0; i < columns(); i++) {
      double[] column = signs[i];
      boolean odd = Math.abs(monomial.exponents().get(i)) % 2 == 1;
      for (int row = 0; row < sign.length && odd; row++) {
        sign[row] *= column[row];
      }
    }
    return sign;
  }
}
