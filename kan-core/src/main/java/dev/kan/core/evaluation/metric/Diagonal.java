// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.metric;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Diagonal matrices, which are the roots of the curvature of losses that are means over outputs.
 */
final class Diagonal {
  private Diagonal() {}

  /** Sets all elements of a square matrix so that it is diagonal. */
  static void set(double[][] matrix, IntToDoubleFunction elements) {
    for (int i = 0; i < matrix.length; i++) {
      Arrays.fill(matrix[i], 0);
      matrix[i][i] = elements.applyAsDouble(i);
    }
  }
}
