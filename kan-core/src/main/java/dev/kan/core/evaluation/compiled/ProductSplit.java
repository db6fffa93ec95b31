// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

/**
 * Splits the change of a product into the changes of its factors by their Shapley values: the
 * effect of changing one factor, averaged over all orders in which the factors can be changed
 * (Shapley, A value for n-person games, 1953). The parts add up to the change of the product. With
 * two factors, each is multiplied by the mean of the other's old and new value.
 */
final class ProductSplit {
  private ProductSplit() {}

  /**
   * Returns for each factor by how much the product changes for each unit that the factor does.
   *
   * @param from the array of old factors
   * @param to the array of new factors
   * @param start the index of the first factor in both
   * @param arity the number of factors, at least 2
   */
  static double[] multipliers(double[] from, double[] to, int start, int arity) {
    double[] multipliers = new double[arity];
    for (int k = 0; k < arity; k++) {
      double[] sums = sums(from, to, start, arity, start + k);
      // size! (arity - 1 - size)! / arity!, the share of orders with a given set of factors before
      double share = 1.0 / arity;
      for (int size = 0; size < arity; size++) {
        multipliers[k] += share * sums[size];
        share *= (size + 1.0) / Math.max(1, arity - 1 - size);
      }
    }
    return multipliers;
  }

  /**
   * Returns for each number of factors that have changed the sum, over all choices of these, of the
   * product of all factors except one.
   */
  private static double[] sums(double[] from, double[] to, int start, int arity, int left) {
    double[] sums = new double[arity];
    sums[0] = 1;
    for (int j = start; j < start + arity; j++) {
      if (j == left) {
        continue;
      }
      for (int size = arity - 1; size > 0; size--) {
        sums[size] = sums[size] * from[j] + sums[size - 1] * to[j];
      }
      sums[0] *= from[j];
    }
    return sums;
  }
}
