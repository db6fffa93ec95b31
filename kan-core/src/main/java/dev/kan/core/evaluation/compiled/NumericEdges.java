// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

/**
 * The numeric parts of a layer's edges in a form for fast sums. The sums of a sample are the same
 * in a block as alone. Immutable.
 */
sealed interface NumericEdges permits EdgePieces, EdgeRows {
  /** The number of subnodes up to which a polynomial for each edge is faster, as measured. */
  int FEW_SUBNODES = 12;

  /** The largest size of a table of polynomials, 2 MB. */
  long MOST_COEFFICIENTS = 1 << 18;

  /** Returns the form that is faster for a layer. */
  static NumericEdges of(CompiledLayer layer, double[] weights) {
    boolean pieces =
        layer.subnodes() <= FEW_SUBNODES && EdgePieces.size(layer) <= MOST_COEFFICIENTS;
    return pieces ? new EdgePieces(layer, weights) : new EdgeRows(layer, weights);
  }

  /**
   * Adds the values of the edges from one input for one sample.
   *
   * @param input the index of the input
   * @param cell the cell of the input's basis that contains its value
   * @param u the position in the cell
   * @param base the base function at the value
   * @param sums one number for each subnode, to which the values are added
   */
  void add(int input, int cell, double u, double base, double[] sums);

  /**
   * Returns the sums for a block of samples. An input that is not finite counts as 0.
   *
   * @param inputs (inputs, samples)
   * @return (subnodes, samples)
   */
  double[][] sums(SampleBlock block, double[][] inputs);
}
