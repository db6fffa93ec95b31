// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.source;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.Edge;
import dev.kan.core.spline.BSplineBasis;
import java.util.ArrayList;
import java.util.List;

/**
 * The numeric part of an edge as a polynomial for each stretch of the real line.
 *
 * @param pieces the polynomials from left to right, those outside the grid too
 * @param baseWeight the factor of the base function
 */
record NumericEdge(List<Piece> pieces, double baseWeight) {
  /**
   * A polynomial in {@code u = (x - origin) * factor}.
   *
   * @param start where the piece starts; negative infinity for the first one
   * @param coefficients those of the powers of u from 0 on
   */
  record Piece(double start, double origin, double factor, ImmutableDoubleArray coefficients) {
    boolean continues(Piece other) {
      return origin == other.origin
          && factor == other.factor
          && coefficients.equals(other.coefficients);
    }
  }

  NumericEdge {
    pieces = ImmutableList.copyOf(pieces);
  }

  /** Returns the numeric part of an edge, which must be active. */
  static NumericEdge of(Edge edge) {
    BSplineBasis basis = edge.spline().basis();
    double[] weights = edge.spline().coefficients();
    List<Piece> pieces = new ArrayList<>();
    for (int cell = 0; cell < basis.cells(); cell++) {
      double start = cell == 0 ? Double.NEGATIVE_INFINITY : basis.knots().knot(cell - 1);
      Piece piece =
          new Piece(
              start,
              basis.origin(cell),
              basis.inverseWidth(cell),
              coefficients(basis, cell, weights, edge.splineScale()));
      if (pieces.isEmpty() || !piece.continues(pieces.get(pieces.size() - 1))) {
        pieces.add(piece);
      }
    }
    return new NumericEdge(pieces, edge.baseScale());
  }

  private static ImmutableDoubleArray coefficients(
      BSplineBasis basis, int cell, double[] weights, double scale) {
    int order = basis.knots().order();
    int first = basis.firstFunction(cell);
    double[] coefficients = new double[order + 1];
    for (int power = 0; power <= order; power++) {
      for (int j = Math.max(0, -first); j <= Math.min(order, weights.length - 1 - first); j++) {
        coefficients[power] += scale * weights[first + j] * basis.coefficient(cell, power, j);
      }
    }
    return ImmutableDoubleArray.copyOf(coefficients);
  }
}
