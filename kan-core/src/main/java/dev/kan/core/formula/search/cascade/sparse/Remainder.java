// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import java.util.Arrays;

/**
 * The inner products of what is left of columns and a target after their parts along some chosen
 * columns are taken away.
 */
final class Remainder {
  /** Columns with a smaller Gram determinant are taken for linearly dependent. */
  static final double DEPENDENT = 1e-8;

  /** A bound of the rounding errors of sums of products of unit columns. */
  static final double ROUNDING = 1e-15;

  /** The upper triangle with its diagonal, row by row. */
  private final double[][] products;

  private final double[] squares;
  private final double[] withTarget;
  private double explained;

  private Remainder(double[][] products, double[] squares, double[] withTarget) {
    this.products = products;
    this.squares = squares;
    this.withTarget = withTarget;
  }

  /** Returns the columns themselves, with none chosen yet. */
  static Remainder of(Gram gram) {
    double[] squares = new double[gram.size()];
    Arrays.setAll(squares, i -> gram.products()[i][i]);
    return new Remainder(gram.products(), squares, gram.withTarget());
  }

  /** Returns room for a number of columns. */
  static Remainder room(int columns) {
    return new Remainder(new double[columns][columns], new double[columns], new double[columns]);
  }

  /** Returns what the chosen columns explain of the target. */
  double explained() {
    return explained;
  }

  /** Returns the square of the length that is left of a column. */
  double square(int column) {
    return squares[column];
  }

  /**
   * Takes the parts along one more column away from those after it.
   *
   * @param chosen the column, whose remaining length is not 0
   * @param rest receives what is left; only its entries after the chosen column are valid
   */
  void without(int chosen, Remainder rest) {
    double[] along = products[chosen];
    double square = squares[chosen];
    int count = withTarget.length;
    double target = withTarget[chosen] / square;
    for (int j = chosen + 1; j < count; j++) {
      rest.withTarget[j] = withTarget[j] - target * along[j];
      rest.squares[j] = squares[j] - along[j] * along[j] / square;
    }
    for (int j = chosen + 1; j < count; j++) {
      subtract(products[j], along[j] / square, along, rest.products[j], j);
    }
    rest.explained = explained + target * withTarget[chosen];
  }

  private static void subtract(
      double[] row, double factor, double[] along, double[] result, int from) {
    for (int k = from; k < row.length; k++) {
      result[k] = row[k] - factor * along[k];
    }
  }

  /**
   * Computes what pairs of a column and each later one explain of what is left of the target. For
   * columns u, v and a target t it is (tu^2 vv + tv^2 uu - 2 tu tv uv) / (uu vv - uv^2), where a
   * pair of letters stands for an inner product. The result is a lower bound: rounding errors are
   * taken off, so that nearly dependent columns do not seem to explain what they do not.
   *
   * @param i the first column
   * @param gains receives the results from index i + 1 on
   */
  void gains(int i, double[] gains) {
    double[] row = products[i];
    double square = squares[i];
    double target = withTarget[i];
    double targetSquare = target * target;
    for (int j = i + 1; j < gains.length; j++) {
      double other = withTarget[j];
      double numerator =
          targetSquare * squares[j] + other * other * square - 2 * target * other * row[j];
      double determinant = square * squares[j] - row[j] * row[j];
      gains[j] = (numerator - ROUNDING) / Math.max(determinant, DEPENDENT);
    }
  }
}
