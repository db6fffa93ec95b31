// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.polish;

import java.util.Arrays;
import java.util.Optional;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;

/**
 * What samples tell about fitted unknowns: their standard errors, the roots of the diagonal of
 * {@code s^2 (J'J)^-1} with the Jacobian J of the errors and the variance s^2 of the noise, and the
 * number of binary digits that they determine. Both come from singular values of J, since J'J would
 * lose half of the digits.
 */
final class Precision {
  /** Singular values below this share of the largest one are rounding errors. */
  private static final double RANK = 1e-12;

  /** An unknown is undetermined if it has more than this share of an undetermined direction. */
  private static final double SHARE = 1e-5;

  private static final double LOG_2 = Math.log(2);

  private final double[][] jacobian;
  private final int size;

  /**
   * Creates the precision.
   *
   * @param jacobian the derivatives of the weighted errors, (rows, unknowns), finite
   */
  Precision(double[][] jacobian) {
    this.jacobian = jacobian;
    size = jacobian[0].length;
  }

  /**
   * Returns the standard errors; infinite for unknowns that are not determined.
   *
   * @param variance the variance of the weighted errors, positive
   */
  double[] standardErrors(double variance) {
    double[] lengths = new double[size];
    for (double[] row : jacobian) {
      for (int i = 0; i < size; i++) {
        lengths[i] = Math.hypot(lengths[i], row[i]);
      }
    }
    double[] errors = new double[size];
    Arrays.fill(errors, Double.POSITIVE_INFINITY);
    double[] units = Arrays.stream(lengths).map(length -> length == 0 ? 1 : length).toArray();
    decomposed(units)
        .ifPresent(
            decomposition -> {
              for (int i = 0; i < size; i++) {
                double inverse = lengths[i] == 0 ? errors[i] : diagonal(decomposition, i);
                errors[i] = Math.sqrt(variance * inverse) / units[i];
              }
            });
    return errors;
  }

  /**
   * Returns the number of binary digits of all unknowns together that the samples determine, for
   * unknowns of about 1: half the binary logarithm of the determinant of {@code 1 + J'J/s^2}. Two
   * unknowns of which only the product is determined share its digits.
   *
   * @param variance the variance of the weighted errors, positive
   */
  double bits(double variance) {
    double[] units = new double[size];
    Arrays.fill(units, Math.sqrt(variance));
    return decomposed(units).stream()
        .flatMapToDouble(each -> Arrays.stream(each.getSingularValues().toRawCopy1D()))
        .map(singular -> Math.log(Math.hypot(1, singular)) / LOG_2)
        .sum();
  }

  /** Returns the decomposition of the Jacobian with each column divided by its unit. */
  private Optional<SingularValue<Double>> decomposed(double[] units) {
    R064Store matrix = R064Store.FACTORY.make(Math.max(jacobian.length, size), size);
    for (int r = 0; r < jacobian.length; r++) {
      for (int i = 0; i < size; i++) {
        matrix.set(r, i, jacobian[r][i] / units[i]);
      }
    }
    SingularValue<Double> decomposition = SingularValue.R064.make(matrix);
    return decomposition.decompose(matrix) ? Optional.of(decomposition) : Optional.empty();
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
