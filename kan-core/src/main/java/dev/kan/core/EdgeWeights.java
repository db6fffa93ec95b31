// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

/** The factors of the basis functions on each edge, with masks and scales multiplied in. */
final class EdgeWeights {
  private EdgeWeights() {}

  /**
   * Returns the factors of the basis functions and, last, of the base function.
   *
   * @param mask (inputs, subnodes)
   * @param coefficients (inputs, G + k, subnodes)
   * @param baseScale (inputs, subnodes)
   * @param splineScale (inputs, subnodes)
   * @return (inputs, G + k + 1, subnodes)
   */
  static double[] of(
      LayerSpec spec,
      boolean[] mask,
      double[] coefficients,
      double[] baseScale,
      double[] splineScale) {
    int basisCount = spec.grid().basisCount();
    int subnodes = spec.subnodes();
    double[] weights = new double[spec.inputs() * (basisCount + 1) * subnodes];
    for (int edge = 0; edge < mask.length; edge++) {
      if (mask[edge]) {
        int input = edge / subnodes;
        int subnode = edge % subnodes;
        int row = input * (basisCount + 1);
        for (int m = 0; m < basisCount; m++) {
          weights[(row + m) * subnodes + subnode] =
              splineScale[edge] * coefficients[(input * basisCount + m) * subnodes + subnode];
        }
        weights[(row + basisCount) * subnodes + subnode] = baseScale[edge];
      }
    }
    return weights;
  }
}
