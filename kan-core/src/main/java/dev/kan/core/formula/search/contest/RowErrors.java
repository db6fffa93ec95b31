// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.contest;

import com.google.common.math.Stats;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ConstantFit;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The squared error of predictions in each row, as a share of the variance of the target. Their
 * mean is the unexplained variance. Two of them are compared row by row.
 */
record RowErrors(ImmutableDoubleArray squares) {
  private static final int FOLDS = 10;
  private static final double BEYOND_CHANCE = 2;

  /** The square that is charged for a row without a finite prediction. */
  private static final double WITHOUT_VALUE = 1e6;

  /** Returns the errors of predictions of the raw target. */
  static RowErrors of(Problem rows, double[] predictions) {
    double[] targets = rows.target().scaled();
    Stats stats = Stats.of(targets);
    double deviation = stats.populationStandardDeviation();
    double unit = deviation > 0 ? deviation : 1;
    double[] squares = new double[targets.length];
    for (int r = 0; r < squares.length; r++) {
      double error = (predictions[r] / rows.target().scale() - targets[r]) / unit;
      squares[r] = Double.isFinite(error) ? error * error : WITHOUT_VALUE;
    }
    return new RowErrors(ImmutableDoubleArray.copyOf(squares));
  }

  /**
   * Returns the errors of a formula whose constants are fitted without each of ten parts of the
   * rows in turn, on the rows of that part.
   */
  static RowErrors crossValidated(Problem rows, Expression formula, int seed) {
    int[] order = new SeededRandom(seed).permutation(rows.rows());
    int folds = Math.min(FOLDS, order.length);
    double[] predictions = new double[order.length];
    for (int f = 0; f < folds; f++) {
      int fold = f;
      int[] held = part(order, i -> i % folds == fold);
      Problem others = rows.select(part(order, i -> i % folds != fold));
      Expression fitted = ConstantFit.defaults().fit(formula, others.observations()).expression();
      double[] values = rows.select(held).values(fitted);
      for (int i = 0; i < held.length; i++) {
        predictions[held[i]] = values[i];
      }
    }
    return of(rows, predictions);
  }

  private static int[] part(int[] order, IntPredicate places) {
    return IntStream.range(0, order.length).filter(places).map(i -> order[i]).sorted().toArray();
  }

  /** Returns the unexplained variance. */
  double mean() {
    return Arrays.stream(squares.toArray()).average().orElseThrow();
  }

  /**
   * Returns by how many standard errors of their mean difference these errors exceed others of the
   * same rows; 0 if all are equal.
   */
  double excessOver(RowErrors other) {
    double[] differences = new double[squares.length()];
    Arrays.setAll(differences, r -> squares.get(r) - other.squares.get(r));
    Stats stats = Stats.of(differences);
    double error = stats.sampleStandardDeviation() / Math.sqrt(differences.length);
    if (error > 0) {
      return stats.mean() / error;
    }
    return stats.mean() == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, stats.mean());
  }

  /**
   * Returns true if these errors and others of the same rows differ by no more than chance may:
   * neither their means, nor the ranks of the differences (Wilcoxon, Individual comparisons by
   * ranking methods, 1945), for which it is no matter if a few rows have most of the error.
   */
  boolean isLevelWith(RowErrors other) {
    return Math.abs(excessOver(other)) < BEYOND_CHANCE
        && Math.abs(rankExcessOver(other)) < BEYOND_CHANCE;
  }

  /** Returns the signed-rank statistic of the differences in its standard deviations. */
  private double rankExcessOver(RowErrors other) {
    double[] differences =
        IntStream.range(0, squares.length())
            .mapToDouble(r -> squares.get(r) - other.squares.get(r))
            .filter(each -> each != 0)
            .boxed()
            .sorted(Comparator.comparingDouble(Math::abs))
            .mapToDouble(each -> each)
            .toArray();
    double signed = 0;
    double variance = 0;
    for (int i = 0; i < differences.length; i++) {
      double rank = i + 1;
      signed += Math.copySign(rank, differences[i]);
      variance += rank * rank;
    }
    return variance > 0 ? signed / Math.sqrt(variance) : 0;
  }
}
