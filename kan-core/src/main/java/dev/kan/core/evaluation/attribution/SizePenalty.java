// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

import dev.kan.core.data.Batch;
import java.util.Arrays;

/**
 * The part of a penalty for the sum and the entropies of the sizes of a layer's edges.
 *
 * @param l1 the factor of the sum
 * @param entropy the factor of the entropies
 */
record SizePenalty(double l1, double entropy) {
  double of(Batch sizes) {
    double rows = 0;
    for (int r = 0; r < sizes.rows(); r++) {
      rows += entropyOf(sizes.row(r)) / sizes.rows();
    }
    double columns = 0;
    for (int c = 0; c < sizes.columns(); c++) {
      columns += entropyOf(sizes.column(c)) / sizes.columns();
    }
    return l1 * Arrays.stream(sizes.toArray()).sum() + entropy * (rows + columns);
  }

  private static double entropyOf(double[] sizes) {
    double sum = 1 + Arrays.stream(sizes).sum();
    double entropy = 0;
    for (double size : sizes) {
      double share = size / sum;
      entropy -= share * Math.log(share + Sparsity.LOGARITHM_FLOOR) / Math.log(2);
    }
    return entropy;
  }
}
