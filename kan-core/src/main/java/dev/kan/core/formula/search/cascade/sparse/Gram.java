// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import dev.kan.core.formula.search.cascade.LeastSquares;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.Arrays;

/**
 * The inner products of columns with each other and with a target, all scaled to unit length. They
 * are all that is needed to find which few columns fit the target best.
 */
final class Gram {
  /** The columns of one block; a block of rows and columns fits into the cache. */
  private static final int BLOCK = 256;

  /** Rows of the upper triangle: {@code products[i][j]} for j >= i; the diagonal is 1 or 0. */
  private final double[][] products;

  private final double[] withTarget;

  private Gram(double[][] products, double[] withTarget) {
    this.products = products;
    this.withTarget = withTarget;
  }

  /**
   * Multiplies columns.
   *
   * @param columns the columns; those that are 0 or not finite take part in no subset
   * @param target the target, finite and not 0
   * @param threads the largest number of threads; the result does not depend on it
   */
  static Gram of(double[][] columns, double[] target, int threads) {
    double[][] rows = unitRows(columns, target.length);
    int count = columns.length;
    double[][] products = new double[count][count];
    int stripes = (count + BLOCK - 1) / BLOCK;
    ParallelTasks.run(stripes, threads, () -> stripe -> multiply(rows, products, stripe * BLOCK));
    double length = LeastSquares.length(target);
    double[] withTarget = new double[count];
    for (int r = 0; r < rows.length; r++) {
      addMultiple(withTarget, target[r] / length, rows[r], 0, count);
    }
    return new Gram(products, withTarget);
  }

  /** Returns the inner products of the first columns only. */
  Gram first(int count) {
    int kept = Math.min(count, size());
    double[][] fewer = new double[kept][];
    Arrays.setAll(fewer, i -> Arrays.copyOf(products[i], kept));
    return new Gram(fewer, Arrays.copyOf(withTarget, kept));
  }

  /** Returns the number of columns. */
  int size() {
    return withTarget.length;
  }

  /** Returns the rows of the upper triangle. */
  double[][] products() {
    return products;
  }

  double[] withTarget() {
    return withTarget;
  }

  /** Returns the rows of the matrix of the columns, each column scaled to unit length. */
  private static double[][] unitRows(double[][] columns, int rowCount) {
    double[][] rows = new double[rowCount][columns.length];
    for (int j = 0; j < columns.length; j++) {
      double length = LeastSquares.length(columns[j]);
      if (length > 0 && length < Double.POSITIVE_INFINITY) {
        for (int r = 0; r < rowCount; r++) {
          rows[r][j] = columns[j][r] / length;
        }
      }
    }
    return rows;
  }

  /** Computes a stripe of rows of the upper triangle, block by block. */
  private static void multiply(double[][] rows, double[][] products, int from) {
    int count = products.length;
    int to = Math.min(from + BLOCK, count);
    for (int start = from; start < count; start += BLOCK) {
      int end = Math.min(start + BLOCK, count);
      for (int i = from; i < to; i++) {
        addProducts(rows, i, products[i], Math.max(start, i), end);
      }
    }
  }

  private static void addProducts(double[][] rows, int i, double[] sums, int start, int end) {
    int r = 0;
    for (; r + 3 < rows.length; r += 4) {
      double[] a = rows[r];
      double[] b = rows[r + 1];
      double[] c = rows[r + 2];
      double[] d = rows[r + 3];
      double ai = a[i];
      double bi = b[i];
      double ci = c[i];
      double di = d[i];
      for (int j = start; j < end; j++) {
        sums[j] += ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
      }
    }
    for (; r < rows.length; r++) {
      addMultiple(sums, rows[r][i], rows[r], start, end);
    }
  }

  private static void addMultiple(double[] sums, double factor, double[] row, int from, int to) {
    for (int j = from; j < to; j++) {
      sums[j] += factor * row[j];
    }
  }
}
