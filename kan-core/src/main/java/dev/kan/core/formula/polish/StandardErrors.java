// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import java.util.Arrays;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;

/**
 * The standard errors of fitted unknowns: the roots of the diagonal of {@code s^2 (J'J)^-1} with
 * the Jacobian J of the errors and the variance s^2 of the noise. They come from the singular
 * values of J with columns of length 1, since J'J would lose half of the digits.
 */
final class StandardErrors {
  /** Singular values below this share of the largest one are rounding errors. */
  private static final double RANK = 1e-12;

  /** An unknown is undetermined if it has more than this share of an undetermined direction. */
  private static final double SHARE = 1e-5;

  private StandardErrors() {}

  /**
   * Returns the standard errors.
   *
   * @param jacobian the derivatives of the weighted errors, (rows, unknowns)
   * @param variance the variance of the weighted errors
   * @return the standard errors; infinite for unknowns that are not determined
   */
  static double[] of(double[][] jacobian, double variance) {
    int size = jacobian[0].length;
    double[] lengths = new double[size];
    for (double[] row : jacobian) {
      for (int i = 0; i < size; i++) {
        lengths[i] = Math.hypot(lengths[i], row[i]);
      }
    }
    R064Store scaled = R064Store.FACTORY.make(Math.max(jacobian.length, size), size);
    for (int r = 0; r < jacobian.length; r++) {
      for (int i = 0; i < size; i++) {
        scaled.set(r, i, lengths[i] == 0 ? 0 : jacobian[r][i] / lengths[i]);
      }
    }
    SingularValue<Double> decomposition = SingularValue.R064.make(scaled);
    if (!decomposition.decompose(scaled)) {
      double[] unknown = new double[size];
      Arrays.fill(unknown, Double.POSITIVE_INFINITY);
      return unknown;
    }
    double[] errors = new double[size];
    for (int i = 0; i < size; i++) {
      double inverse = lengths[i] == 0 ? Double.POSITIVE_INFINITY : diagonal(decomposition, i);
      errors[i] = Math.sqrt(variance * inverse) / lengths[i];
    }
    return errors;
  }

  /** Returns an element of the diagonal of the inverse of {@code J'J}. */
  private static double diagonal(SingularValue<Double> decomposition, int unknown) {
    double largest = decomposition.getSingularValues().doubleValue(0);
    double sum = 0;
    for (int k = 0; k < decomposition.getV().getColDim(); k++) {
      double share = decomposition.getV().doubleValue(unknown, k);
      double singular = decomposition.getSingularValues().doubleValue(k);
      if (singular > RANK * largest) {
        sum += share * share / (singular * singular);
      } else if (Math.abs(share) > SHARE) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return sum;
  }
}
