// SPDX-License-Identifier: Apache-2.0
package dev.kan.spark;

import dev.kan.core.training.leastsquares.NormalEquations;

/**
 * Normal equations of P unknowns as one array, which Spark ships fast: the cost, the gradient, and
 * the lower triangle of the matrix by rows.
 */
final class PackedEquations {
  private PackedEquations() {}

  /** Returns an array of zeros for P unknowns, {@code 1 + P + P (P + 1) / 2} numbers. */
  static double[] zeros(int size) {
    return new double[Math.toIntExact(1 + size + (long) size * (size + 1) / 2)];
  }

  /** Adds a multiple of normal equations. */
  static void add(NormalEquations equations, double factor, double[] sum) {
    sum[0] += factor * equations.cost();
    double[] gradient = equations.gradient();
    int place = 1;
    for (double slope : gradient) {
      sum[place++] += factor * slope;
    }
    for (int row = 0; row < gradient.length; row++) {
      for (int column = 0; column <= row; column++) {
        sum[place++] += factor * equations.matrix(row, column);
      }
    }
  }

  /** Adds what an array holds. */
  static void unpack(double[] packed, int size, NormalEquations.Sum sum) {
    sum.addCost(packed[0]);
    int place = 1;
    for (int index = 0; index < size; index++) {
      sum.addGradient(index, packed[place++]);
    }
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        sum.addMatrix(row, column, packed[place++]);
      }
    }
  }
}
