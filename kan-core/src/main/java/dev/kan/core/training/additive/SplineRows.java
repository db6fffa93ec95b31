// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.data.Batch;
import dev.kan.core.spline.BSplineBasis;
import dev.kan.core.spline.KnotVector;
import dev.kan.core.spline.OutsideGrid;
import java.util.List;

/**
 * The B-splines of the smooth inputs in all rows, of which four differ from zero for each input and
 * row. Only these are stored, with the feature of a {@link Design} that the first of them is.
 */
final class SplineRows {
  /** The number of B-splines of an input that differ from zero in a row. */
  static final int LOCAL = RankKnots.ORDER + 1;

  private final int rows;
  private final int smooth;
  // (rows, smooth): the first feature that differs from zero
  private final int[] firsts;
  // (rows, smooth, LOCAL)
  private final double[] values;

  /**
   * Evaluates the B-splines.
   *
   * @param batch (rows, inputs)
   * @param smoothInputs the inputs that have splines
   * @param knots the knots of each smooth input, on equally many intervals
   */
  SplineRows(Batch batch, int[] smoothInputs, List<KnotVector> knots) {
    rows = batch.rows();
    smooth = smoothInputs.length;
    firsts = new int[Math.multiplyExact(rows, smooth)];
    values = new double[Math.multiplyExact(rows, smooth * LOCAL)];
    double[] local = new double[LOCAL];
    for (int s = 0; s < smooth; s++) {
      BSplineBasis basis = BSplineBasis.of(knots.get(s), OutsideGrid.CLAMP);
      int firstFeature = batch.columns() + s * knots.get(s).basisCount();
      for (int r = 0; r < rows; r++) {
        double x = batch.get(r, smoothInputs[s]);
        int cell = basis.cell(x);
        basis.localValues(cell, x, local);
        firsts[r * smooth + s] = firstFeature + basis.firstFunction(cell);
        System.arraycopy(local, 0, values, (r * smooth + s) * LOCAL, LOCAL);
      }
    }
  }

  /** Lists the B-splines of a row as {@link Design#splinesOfRow} does. */
  int list(int row, int[] features, double[] entries, int listed) {
    int count = listed;
    for (int e = row * smooth; e < (row + 1) * smooth; e++) {
      for (int j = 0; j < LOCAL; j++) {
        features[count] = firsts[e] + j;
        entries[count++] = values[e * LOCAL + j];
      }
    }
    return count;
  }

  /**
   * Returns the spline of a smooth input in a row.
   *
   * @param coefficients (features, width)
   * @param column the column of the coefficients
   */
  double value(int row, int smoothIndex, double[] coefficients, int width, int column) {
    int entry = row * smooth + smoothIndex;
    double sum = 0;
    for (int j = 0; j < LOCAL; j++) {
      sum += values[entry * LOCAL + j] * coefficients[(firsts[entry] + j) * width + column];
    }
    return sum;
  }

  /** Adds the B-splines of a row, times their coefficients, as {@link Design#addTo} does. */
  void addTo(double[] sums, int row, double[] coefficients) {
    int width = sums.length;
    for (int e = row * smooth; e < (row + 1) * smooth; e++) {
      int a = firsts[e] * width;
      int b = a + width;
      int c = b + width;
      int d = c + width;
      double first = values[e * LOCAL];
      double second = values[e * LOCAL + 1];
      double third = values[e * LOCAL + 2];
      double fourth = values[e * LOCAL + 3];
      for (int w = 0; w < width; w++) {
        sums[w] +=
            first * coefficients[a + w]
                + second * coefficients[b + w]
                + third * coefficients[c + w]
                + fourth * coefficients[d + w];
      }
    }
  }

  /** Adds factors, times the B-splines of a row, as {@link Design#addTransposed} does. */
  void addTransposed(double[] factors, int row, double[] coefficients) {
    int width = factors.length;
    for (int e = row * smooth; e < (row + 1) * smooth; e++) {
      for (int j = 0; j < LOCAL; j++) {
        double value = values[e * LOCAL + j];
        int at = (firsts[e] + j) * width;
        for (int w = 0; w < width; w++) {
          coefficients[at + w] += value * factors[w];
        }
      }
    }
  }

  /**
   * Adds the products of the B-splines of a smooth input with each other, summed over rows.
   *
   * @param firstFeature the first feature of the input
   * @param sums (splines, splines)
   * @param factor multiplies each product
   */
  void addSquares(int smoothIndex, int firstFeature, double[][] sums, double factor) {
    for (int r = 0; r < rows; r++) {
      int entry = r * smooth + smoothIndex;
      int first = firsts[entry] - firstFeature;
      for (int i = 0; i < LOCAL; i++) {
        for (int j = 0; j < LOCAL; j++) {
          sums[first + i][first + j] +=
              factor * values[entry * LOCAL + i] * values[entry * LOCAL + j];
        }
      }
    }
  }
}
