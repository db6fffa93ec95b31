// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.expression.library.SymbolicCurve;

/**
 * Computes the values of a layer's nodes for a block of samples. All loops over samples are the
 * innermost ones but that of {@link EdgeRows}. Immutable.
 */
final class LayerBlocks {
  private final CompiledLayer layer;
  private final NumericEdges edges;

  LayerBlocks(CompiledLayer layer, NumericEdges edges) {
    this.layer = layer;
    this.edges = edges;
  }

  /**
   * Returns the nodes.
   *
   * @param inputs (inputs, samples)
   * @return (nodes, samples)
   */
  double[][] nodes(SampleBlock block, double[][] inputs) {
    double[][] sums = edges.sums(block, inputs);
    for (int i = 0; i < inputs.length; i++) {
      spoil(i, inputs[i], sums);
    }
    for (int e = 0; e < layer.curves.length; e++) {
      double[] x = inputs[layer.symbolicEdges[e].input()];
      add(layer.curves[e], x, sums[layer.symbolicEdges[e].subnode()]);
    }
    for (int s = 0; s < sums.length; s++) {
      scale(sums[s], layer.subnodeScale[s], layer.subnodeBias[s]);
    }
    double[][] nodes = new double[layer.nodes()][];
    int next = 0;
    for (int node = 0; node < nodes.length; node++) {
      nodes[node] = sums[next++];
      for (int factor = 1; factor < layer.factors[node]; factor++) {
        multiply(nodes[node], sums[next++]);
      }
      scale(nodes[node], layer.nodeScale[node], layer.nodeBias[node]);
    }
    return nodes;
  }

  /** Sets the sums of the numeric edges from an input to NaN where it is not finite. */
  private void spoil(int input, double[] x, double[][] sums) {
    for (int n = 0; n < x.length; n++) {
      if (!Double.isFinite(x[n])) {
        for (int s = 0; s < sums.length; s++) {
          if (layer.mask[input * sums.length + s]) {
            sums[s][n] = Double.NaN;
          }
        }
      }
    }
  }

  private static void add(SymbolicCurve curve, double[] x, double[] sums) {
    for (int n = 0; n < x.length; n++) {
      sums[n] += curve.applyAsDouble(x[n]);
    }
  }

  private static void scale(double[] values, double scale, double bias) {
    for (int n = 0; n < values.length; n++) {
      values[n] = values[n] * scale + bias;
    }
  }

  private static void multiply(double[] values, double[] factors) {
    for (int n = 0; n < values.length; n++) {
      values[n] *= factors[n];
    }
  }
}
