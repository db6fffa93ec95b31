// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import dev.kan.core.spline.Interval;
import dev.kan.core.spline.KnotVector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a table as sparse rows of a linear model: the inputs themselves, followed by the
 * B-splines of each smooth input, which {@link SplineRows} holds. The two together are called
 * features. Outside the rows that the knots were made of, splines keep their value and only the
 * input itself goes on, which extrapolates better than a spline that goes on straight.
 */
final class Design {
  private final ImmutableList<TermKind> kinds;
  private final ImmutableList<Integer> columns;
  private final ImmutableList<KnotVector> knots;
  private final int intervals;
  private final int rows;
  // (rows, inputs)
  private final double[] inputs;
  private final int[] smooth;
  private final SplineRows splineRows;
  private final double[] means;

  private Design(
      List<TermKind> kinds,
      List<Integer> columns,
      List<KnotVector> knots,
      int intervals,
      int[] smooth,
      Batch batch) {
    this.kinds = ImmutableList.copyOf(kinds);
    this.columns = ImmutableList.copyOf(columns);
    this.knots = ImmutableList.copyOf(knots);
    this.intervals = intervals;
    this.smooth = smooth;
    rows = batch.rows();
    inputs = batch.toArray();
    splineRows = new SplineRows(batch, smooth, knots);
    means = new double[features()];
    double[] share = {1.0 / rows};
    for (int r = 0; r < rows; r++) {
      addTransposed(share, r, means);
    }
  }

  /**
   * Returns the design of rows to learn from.
   *
   * @param batch (rows, inputs); a smooth input has at least two different values
   * @param kinds one for each input
   * @param columns the column that each input comes from
   * @param intervals the number of intervals of the splines
   */
  static Design of(Batch batch, List<TermKind> kinds, List<Integer> columns, int intervals) {
    int[] smooth =
        IntStream.range(0, kinds.size()).filter(i -> kinds.get(i) == TermKind.SMOOTH).toArray();
    List<KnotVector> knots =
        Arrays.stream(smooth).mapToObj(i -> RankKnots.of(batch.column(i), intervals)).toList();
    return new Design(kinds, columns, knots, intervals, smooth, batch);
  }

  /** Returns the design of other rows on the same knots. */
  Design on(Batch batch) {
    return new Design(kinds, columns, knots, intervals, smooth, batch);
  }

  int rows() {
    return rows;
  }

  int inputs() {
    return kinds.size();
  }

  TermKind kind(int input) {
    return kinds.get(input);
  }

  /** Returns the number of columns of the table. */
  int columns() {
    return 1 + columns.stream().mapToInt(each -> each).max().orElseThrow();
  }

  /** Returns the column of the table that an input comes from. */
  int column(int input) {
    return columns.get(input);
  }

  int intervals() {
    return intervals;
  }

  /** Returns the inputs that have splines, ascending. */
  int[] smoothInputs() {
    return smooth.clone();
  }

  /** Returns the knots of a smooth input. */
  KnotVector knots(int smoothIndex) {
    return knots.get(smoothIndex);
  }

  /** Returns the number of B-splines of a smooth input. */
  int splines() {
    return intervals + RankKnots.ORDER;
  }

  /** Returns the number of features. */
  int features() {
    return kinds.size() + smooth.length * splines();
  }

  /** Returns the first feature of a smooth input. */
  int firstFeature(int smoothIndex) {
    return kinds.size() + smoothIndex * splines();
  }

  /** Returns the range of an input over the rows. */
  Interval range(int input) {
    double[] column = new double[rows];
    Arrays.setAll(column, r -> inputs[r * kinds.size() + input]);
    return Interval.covering(column);
  }

  /** Returns the mean of a feature over the rows that the design was made of. */
  double mean(int feature) {
    return means[feature];
  }

  /**
   * Lists the inputs of a row that differ from zero.
   *
   * @param features the array for their indices, ascending
   * @param entries the array for their values
   * @return their number
   */
  int inputsOfRow(int row, int[] features, double[] entries) {
    int count = 0;
    for (int i = 0; i < kinds.size(); i++) {
      double value = inputs[row * kinds.size() + i];
      if (value != 0) {
        features[count] = i;
        entries[count++] = value;
      }
    }
    return count;
  }

  /**
   * Lists the B-splines of a row that differ from zero, behind what the arrays hold already.
   *
   * @return the number of features listed in all
   */
  int splinesOfRow(int row, int[] features, double[] entries, int listed) {
    return splineRows.list(row, features, entries, listed);
  }

  /** Returns an input in a row. */
  double input(int row, int input) {
    return inputs[row * kinds.size() + input];
  }

  /**
   * Returns the spline of a smooth input in a row.
   *
   * @param coefficients (features, width)
   * @param column the column of the coefficients
   */
  double spline(int row, int smoothIndex, double[] coefficients, int width, int column) {
    return splineRows.value(row, smoothIndex, coefficients, width, column);
  }

  /** Returns the largest number of features of a row that differ from zero. */
  int mostInRow() {
    return kinds.size() + smooth.length * SplineRows.LOCAL;
  }

  /**
   * Adds the features of a row, times their coefficients, to sums.
   *
   * @param coefficients (features, sums), row-major
   * @param sums the sums to add to
   */
  void addTo(double[] sums, int row, double[] coefficients) {
    int width = sums.length;
    for (int i = 0; i < kinds.size(); i++) {
      double value = inputs[row * kinds.size() + i];
      if (value != 0) {
        for (int w = 0; w < width; w++) {
          sums[w] += value * coefficients[i * width + w];
        }
      }
    }
    splineRows.addTo(sums, row, coefficients);
  }

  /**
   * Adds factors, times the features of a row, to the coefficients: the transpose of {@link
   * #addTo}.
   *
   * @param factors one for each sum
   * @param coefficients (features, factors), row-major
   */
  void addTransposed(double[] factors, int row, double[] coefficients) {
    int width = factors.length;
    for (int i = 0; i < kinds.size(); i++) {
      double value = inputs[row * kinds.size() + i];
      if (value != 0) {
        for (int w = 0; w < width; w++) {
          coefficients[i * width + w] += value * factors[w];
        }
      }
    }
    splineRows.addTransposed(factors, row, coefficients);
  }

  /**
   * Adds the products of the B-splines of a smooth input with each other, summed over rows.
   *
   * @param sums (splines, splines)
   * @param factor multiplies each product
   */
  void addSquares(int smoothIndex, double[][] sums, double factor) {
    splineRows.addSquares(smoothIndex, firstFeature(smoothIndex), sums, factor);
  }
}
