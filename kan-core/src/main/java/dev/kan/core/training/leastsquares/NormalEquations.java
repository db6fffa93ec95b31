// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

/**
 * A cost at one point with its gradient g and its Gauss-Newton matrix A, symmetric and positive
 * semidefinite: near the point the cost is about {@code cost + g'd + d'Ad / 2}. For residuals r
 * with Jacobian J and cost {@code |r|^2 / 2} they are {@code J'r} and {@code J'J}.
 */
public final class NormalEquations {
  private final double cost;
  private final double[] gradient;
  // rows of the lower triangle: row i holds columns 0 to i
  private final double[][] lower;

  private NormalEquations(double cost, double[] gradient, double[][] lower) {
    this.cost = cost;
    this.gradient = gradient;
    this.lower = lower;
  }

  /** The cost at the point. */
  public double cost() {
    return cost;
  }

  /** The number P of unknowns. */
  public int size() {
    return gradient.length;
  }

  /** A copy of the gradient, P numbers. */
  public double[] gradient() {
    return gradient.clone();
  }

  /**
   * One element of the Gauss-Newton matrix.
   *
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public double matrix(int row, int column) {
    checkElementIndex(row, gradient.length, "row");
    checkElementIndex(column, gradient.length, "column");
    return row >= column ? lower[row][column] : lower[column][row];
  }

  double gradientAt(int index) {
    return gradient[index];
  }

  double[] lowerRow(int row) {
    return lower[row];
  }

  /** Collects the numbers. */
  public static final class Sum {
    private double cost;
    private final double[] gradient;
    private final double[][] lower;

    /**
     * All zero.
     *
     * @param size the number P of unknowns, at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public Sum(int size) {
      checkArgument(size >= 1, "normal equations need at least 1 unknown; got %s", size);
      gradient = new double[size];
      lower = new double[size][];
      for (int i = 0; i < size; i++) {
        lower[i] = new double[i + 1];
      }
    }

    /** Adds to the cost. */
    public void addCost(double value) {
      cost += value;
    }

    /** Adds to one element of the gradient. */
    public void addGradient(int index, double value) {
      gradient[index] += value;
    }

    /** Adds to one element of the matrix and, off the diagonal, to the one across it. */
    public void addMatrix(int row, int column, double value) {
      if (row >= column) {
        lower[row][column] += value;
      } else {
        lower[column][row] += value;
      }
    }

    double[] gradientArray() {
      return gradient;
    }

    double[] lowerRow(int row) {
      return lower[row];
    }

    /** What has been collected; the sum is not to be used after it. */
    public NormalEquations build() {
      return new NormalEquations(cost, gradient, lower);
    }
  }
}
