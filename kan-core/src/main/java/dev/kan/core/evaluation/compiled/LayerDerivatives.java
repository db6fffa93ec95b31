// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import java.util.Arrays;

/**
 * One layer evaluated forward and backward, sample by sample: edges, then affine maps and products.
 * {@link #linearise} lists the parameters that have derivatives and {@link #backward} computes
 * these in the same order.
 */
final class LayerDerivatives {
  private final CompiledLayer layer;
  private final TrainedParameters trained;
  private final LocalBasis[] lookedUp;
  private final EdgeDerivatives edges;
  private final SymbolicDerivatives symbolic;
  // of the sample: the sum of edges per subnode, before and after the affine map
  private final double[] sums;
  private final double[] subnodes;
  // per node the product of its subnodes, before and after the affine map
  private final double[] products;
  final double[] nodes;
  // derivatives in the backward pass: with respect to nodes, subnodes, sums of edges, and the
  // parameters of all kinds but the coefficients
  final double[] nodeSlopes;
  private final double[] subnodeSlopes;
  private final double[] sumSlopes;
  private final double[] others;

  LayerDerivatives(CompiledLayer layer, TrainedParameters trained) {
    this.layer = layer;
    this.trained = trained;
    lookedUp = LocalBasis.ofInputs(layer);
    edges = new EdgeDerivatives(layer);
    symbolic = new SymbolicDerivatives(layer);
    sums = new double[layer.subnodes()];
    subnodes = new double[layer.subnodes()];
    products = new double[layer.nodes()];
    nodes = new double[layer.nodes()];
    nodeSlopes = new double[layer.nodes()];
    subnodeSlopes = new double[layer.subnodes()];
    sumSlopes = new double[layer.subnodes()];
    others =
        new double
            [2 * (layer.mask.length + layer.subnodes() + layer.nodes()) + 4 * layer.curves.length];
  }

  /** Computes {@code nodes} at a sample. */
  void forward(double[] x) {
    LocalBasis.lookUp(layer, x, lookedUp);
    forward(x, lookedUp);
  }

  /** Computes {@code nodes} at a sample for which the basis functions have been looked up. */
  void forward(double[] x, LocalBasis[] local) {
    Arrays.fill(sums, 0);
    edges.forward(local, sums);
    symbolic.forward(x, sums);
    layer.scaleSubnodes(sums, subnodes);
    layer.multiplySubnodes(subnodes, products, 0);
    for (int n = 0; n < nodes.length; n++) {
      nodes[n] = products[n] * layer.nodeScale[n] + layer.nodeBias[n];
    }
  }

  /**
   * Prepares the backward pass and writes the positions of the parameters that have derivatives.
   *
   * @return the index after the last position written
   */
  int linearise(int[] places, int start) {
    edges.linearise();
    symbolic.linearise();
    int next = start;
    if (trained.coefficientStart >= 0) {
      next = edges.places(trained.coefficientStart, places, next);
    }
    System.arraycopy(trained.places, 0, places, next, trained.places.length);
    return next + trained.places.length;
  }

  /**
   * Propagates {@code nodeSlopes}, the derivatives of some value with respect to the nodes, back.
   *
   * @param values the array for its derivatives with respect to the parameters, from index {@code
   *     start} on
   * @param inputSlopes the array for its derivatives with respect to the inputs
   */
  void backward(double[] values, int start, double[] inputSlopes) {
    spreadOverFactors();
    int next = 2 * layer.mask.length;
    for (int s = 0; s < sums.length; s++) {
      sumSlopes[s] = subnodeSlopes[s] * layer.subnodeScale[s];
      others[next + s] = subnodeSlopes[s] * sums[s];
      others[next + sums.length + s] = subnodeSlopes[s];
    }
    next += 2 * sums.length;
    for (int n = 0; n < nodes.length; n++) {
      others[next + n] = nodeSlopes[n] * products[n];
      others[next + nodes.length + n] = nodeSlopes[n];
    }
    Arrays.fill(inputSlopes, 0);
    edges.backward(sumSlopes, others, inputSlopes);
    symbolic.backward(sumSlopes, others, next + 2 * nodes.length, inputSlopes);
    next = start;
    if (trained.coefficientStart >= 0) {
      next = edges.coefficients(sumSlopes, values, next);
    }
    for (int pick : trained.picks) {
      values[next++] = others[pick];
    }
  }

  /**
   * Computes the derivative with respect to each factor, which is the product of the other factors.
   */
  private void spreadOverFactors() {
    int first = 0;
    for (int n = 0; n < nodes.length; n++) {
      int end = first + layer.factors[n];
      for (int s = first; s < end; s++) {
        double rest = 1;
        for (int t = first; t < end; t++) {
          rest *= t == s ? 1 : subnodes[t];
        }
        subnodeSlopes[s] = nodeSlopes[n] * layer.nodeScale[n] * rest;
      }
      first = end;
    }
  }
}
