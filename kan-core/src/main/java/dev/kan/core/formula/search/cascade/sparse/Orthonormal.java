// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Columns made orthonormal one after another by the modified Gram-Schmidt process, whose solution
 * of least-squares problems is as accurate as that of Householder's (Björck, "Solving linear least
 * squares problems by Gram-Schmidt orthogonalization", 1967).
 */
final class Orthonormal {
  /** The relative length below which what is left of a column is taken for rounding error. */
  private static final double DEPENDENT = 1e-10;

  /** The relative length below which what is left of a column has too few correct digits. */
  private static final double CLEARED = 1e-7;

  private final List<double[]> directions = new ArrayList<>();

  /** Row k holds what column k has along the directions before it, then the length left of it. */
  private final List<double[]> triangle = new ArrayList<>();

  /**
   * Returns the orthonormal columns that span given ones.
   *
   * @param columns finite columns of equal length
   * @return empty if the columns are linearly dependent
   */
  static Optional<Orthonormal> of(double[]... columns) {
    Orthonormal result = new Orthonormal();
    for (double[] column : columns) {
      double before = length(column);
      double[] rest = column.clone();
      double[] along = result.takeAway(rest);
      double left = length(rest);
      if (!(left > DEPENDENT * before)) {
        return Optional.empty();
      }
      for (int r = 0; r < rest.length; r++) {
        rest[r] /= left;
      }
      along[along.length - 1] = left;
      result.triangle.add(along);
      result.directions.add(rest);
    }
    return Optional.of(result);
  }

  /** Returns the orthonormal columns; they are shared and must not be changed. */
  List<double[]> directions() {
    return Collections.unmodifiableList(directions);
  }

  /**
   * Takes the parts along the columns away from a vector, in place.
   *
   * @return the lengths of the parts, and room for one more number
   */
  double[] takeAway(double[] vector) {
    double[] along = new double[directions.size() + 1];
    for (int k = 0; k < directions.size(); k++) {
      double[] direction = directions.get(k);
      double product = 0;
      for (int r = 0; r < vector.length; r++) {
        product += direction[r] * vector[r];
      }
      for (int r = 0; r < vector.length; r++) {
        vector[r] -= product * direction[r];
      }
      along[k] = product;
    }
    return along;
  }

  /** Takes the parts along the columns away from a vector, or clears it if no more is left. */
  void takeAwayOrClear(double[] vector) {
    double before = length(vector);
    takeAway(vector);
    if (!(length(vector) > CLEARED * before)) {
      Arrays.fill(vector, 0);
    }
  }

  /** Returns the coefficients of the combination of the given columns nearest to a target. */
  double[] coefficients(double[] target) {
    double[] solution = takeAway(target.clone());
    for (int k = directions.size() - 1; k >= 0; k--) {
      double[] row = triangle.get(k);
      solution[k] /= row[k];
      for (int i = 0; i < k; i++) {
        solution[i] -= row[i] * solution[k];
      }
    }
    return Arrays.copyOf(solution, directions.size());
  }

  /** Returns the Euclidean length, without overflow; NaN or infinite if a component is. */
  static double length(double... vector) {
    double largest = 0;
    for (double value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double unit = Math.scalb(1.0, Math.getExponent(largest));
    double factor = 1 / unit;
    double sum = 0;
    for (double value : vector) {
      sum += (value * factor) * (value * factor);
    }
    return unit * Math.sqrt(sum);
  }
}
