// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.spline;

/**
 * The basis functions that differ from zero on one knot interval, as polynomials in the relative
 * position {@code u = (x - t[c]) / (t[c+1] - t[c])}. They come from the Cox-de Boor recursion,
 * applied to polynomials (de Boor, A Practical Guide to Splines, chapter IX). In u all coefficients
 * are of order one whatever the scale of the knots, so that a float32 copy of them is accurate.
 */
final class PolynomialPieces {
  private PolynomialPieces() {}

  /**
   * Returns the pieces on knot interval {@code c}.
   *
   * @return (k+1, k+1): row j holds the powers 0..k of basis function {@code c - k + j}; rows of
   *     functions that do not exist are zero
   */
  static double[][] on(KnotVector knots, int c) {
    int order = knots.order();
    double left = knots.knot(c);
    double width = knots.knot(c + 1) - left;
    double[][] pieces = new double[order + 1][order + 1];
    pieces[order][0] = 1;
    for (int degree = 1; degree <= order; degree++) {
      raise(pieces, knots, c, degree, left, width);
    }
    return pieces;
  }

  /** Raises the degree by one, in place: row j only reads rows j and j + 1 of the lower degree. */
  private static void raise(
      double[][] pieces, KnotVector knots, int c, int degree, double left, double width) {
    int order = knots.order();
    for (int j = order - degree; j <= order; j++) {
      int m = c - order + j;
      double[] next = new double[order + 1];
      if (m >= 0 && m + degree + 1 < knots.size()) {
        if (j > order - degree) {
          double start = knots.knot(m);
          double span = knots.knot(m + degree) - start;
          addTimesLine(next, pieces[j], (left - start) / span, width / span);
        }
        if (j < order) {
          double end = knots.knot(m + degree + 1);
          double span = end - knots.knot(m + 1);
          addTimesLine(next, pieces[j + 1], (end - left) / span, -width / span);
        }
      }
      pieces[j] = next;
    }
  }

  /** Adds {@code polynomial * (constant + slope * u)} to {@code sum}. */
  private static void addTimesLine(
      double[] sum, double[] polynomial, double constant, double slope) {
    for (int p = 0; p < sum.length; p++) {
      sum[p] += constant * polynomial[p];
      if (p > 0) {
        sum[p] += slope * polynomial[p - 1];
      }
    }
  }
}
