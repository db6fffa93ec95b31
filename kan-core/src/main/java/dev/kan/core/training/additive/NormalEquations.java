// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.training.concurrent.Cancellation;
import java.util.Arrays;

/**
 * The normal equations of weighted least squares, whose solution is the coefficient of each term of
 * a space and an intercept.
 */
final class NormalEquations {
  private static final int ROWS_BETWEEN_CHECKS = 256;

  private final int terms;
  // (terms, terms)
  private final double[] products;
  // (terms): products with the intercept
  private final double[] sums;
  private final double weight;
  // (terms + 1): the right-hand side, the intercept last
  private final double[] right;

  private NormalEquations(
      int terms, double[] products, double[] sums, double weight, double[] right) {
    this.terms = terms;
    this.products = products;
    this.sums = sums;
    this.weight = weight;
    this.right = right;
  }

  /**
   * Returns the equations of weighted rows.
   *
   * @param weights one for each row, 0 for rows that do not count
   * @param values the value to fit in each row
   */
  static NormalEquations of(TermSpace space, double[] weights, double[] values) {
    int features = space.features();
    int width = features + 1;
    double[] squares = new double[features * width];
    double weight = addRows(space, weights, squares, width);
    for (int i = 0; i < features; i++) {
      for (int j = i + 1; j < features; j++) {
        squares[j * width + i] = squares[i * width + j];
      }
    }
    int terms = space.size();
    double[] half = new double[terms * width];
    space.contract(squares, width, 0, half, 0, width);
    double[] turned = new double[features * terms];
    double[] sums = new double[terms];
    for (int t = 0; t < terms; t++) {
      for (int f = 0; f < features; f++) {
        turned[f * terms + t] = half[t * width + f];
      }
      sums[t] = half[t * width + features];
    }
    double[] products = new double[terms * terms];
    space.contract(turned, terms, 0, products, 0, terms);
    return new NormalEquations(terms, products, sums, weight, right(space, weights, values));
  }

  /** Adds the upper triangle of each row's products, and its sums in the last column. */
  private static double addRows(TermSpace space, double[] weights, double[] squares, int width) {
    Design design = space.design();
    int[] features = new int[design.mostInRow()];
    double[] entries = new double[features.length];
    double weight = 0;
    for (int r = 0; r < design.rows(); r++) {
      if (r % ROWS_BETWEEN_CHECKS == 0) {
        Cancellation.check();
      }
      if (weights[r] == 0) {
        continue;
      }
      weight += weights[r];
      int count = space.row(r, features, entries);
      for (int a = 0; a < count; a++) {
        double factor = weights[r] * entries[a];
        int start = features[a] * width;
        for (int b = a; b < count; b++) {
          squares[start + features[b]] += factor * entries[b];
        }
        squares[start + width - 1] += factor;
      }
    }
    return weight;
  }

  private static double[] right(TermSpace space, double[] weights, double[] values) {
    Design design = space.design();
    double[] products = new double[design.features()];
    double[] product = new double[1];
    double sum = 0;
    for (int r = 0; r < values.length; r++) {
      if (weights[r] > 0) {
        product[0] = weights[r] * values[r];
        sum += product[0];
        design.addTransposed(product, r, products);
      }
    }
    double[] right = new double[space.size() + 1];
    space.contract(products, 1, 0, right, 0, 1);
    right[space.size()] = sum;
    return right;
  }

  /** Returns the sum of the weights. */
  double weight() {
    return weight;
  }

  /**
   * Returns the matrix of some terms and the intercept with a penalty on its diagonal.
   *
   * @param chosen the terms, ascending; the intercept follows them
   * @param penalties one for each term
   * @param interceptPenalty the penalty of the intercept
   * @return symmetric, of which the upper triangle is set
   */
  double[][] penalised(int[] chosen, double[] penalties, double interceptPenalty) {
    int size = chosen.length + 1;
    double[][] matrix = new double[size][size];
    for (int a = 0; a < chosen.length; a++) {
      for (int b = a; b < chosen.length; b++) {
        matrix[a][b] = products[chosen[a] * terms + chosen[b]];
      }
      matrix[a][a] += penalties[chosen[a]];
      matrix[a][chosen.length] = sums[chosen[a]];
    }
    matrix[chosen.length][chosen.length] = weight + interceptPenalty;
    return matrix;
  }

  /** Returns the right-hand side for some terms, ascending, followed by that for the intercept. */
  double[] right(int... chosen) {
    double[] part = new double[chosen.length + 1];
    Arrays.setAll(part, a -> right[a < chosen.length ? chosen[a] : terms]);
    return part;
  }
}
