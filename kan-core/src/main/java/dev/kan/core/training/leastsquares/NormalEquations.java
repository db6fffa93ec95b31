// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

/**
 * A cost at one point with its gradient g and its Gauss-Newton matrix A, which is symmetric and
 * positive semidefinite. At a small distance d from the point, the cost is about {@code cost + g'd
 * + d'Ad / 2}. For residuals r with Jacobian J and cost {@code |r|^2 / 2}, g is {@code J'r} and A
 * is {@code J'J}.
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

  /** Returns the cost at the point. */
  public double cost() {
    return cost;
  }

  /** Returns the number P of unknowns. */
  public int size() {
    return gradient.length;
  }

  /** Returns a copy of the gradient, P numbers. */
  public double[] gradient() {
    return gradient.clone();
  }

  /**
   * Returns an element of the Gauss-Newton matrix.
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

  /** Accumulates normal equations. Not thread-safe. */
  public static final class Sum {
    private double cost;
    private final double[] gradient;
    private final double[][] lower;

    /**
     * Creates a sum in which all elements are 0.
     *
     * @param size the number P of unknowns, at least 1
     * @throws IllegalArgumentException if the number is below 1
     */
    public Sum(int size) {
      checkArgument(size >= 1, "normal equations need at least 1 unknown; got %s", size);
      gradient = new double[size];
      lower = new double[size][];
      for (int i = 0; i < size; i++) {
        lower[i] = new double[i + 1];
      }
    }

    /** Adds a value to the cost. */
    public void addCost(double value) {
      cost += value;
    }

    /** Adds a value to an element of the gradient. */
    public void addGradient(int index, double value) {
      gradient[index] += value;
    }

    /** Adds a value to an element of the matrix and, off the diagonal, to the symmetric element. */
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

    /** Returns the normal equations. This sum must not be used afterwards. */
    public NormalEquations build() {
      return new NormalEquations(cost, gradient, lower);
    }
  }
}
