// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.spline.BSplineBasis;

/**
 * Computes the values of a layer's nodes. The numeric part of an edge is NaN if its input is not
 * finite, a symbolic part is whatever its function returns, and a missing part is 0. {@link
 * LayerBlocks} does the same for many samples at once, with the same results. Immutable.
 */
public final class LayerValues {
  // the multiplications that looking up one input is worth
  private static final int LOOK_UP_COST = 20;

  private final CompiledLayer layer;
  private final NumericEdges edges;

  /** Compiles a layer. */
  public LayerValues(KanLayer layer) {
    this.layer = new CompiledLayer(layer);
    edges = NumericEdges.of(this.layer, layer.edgeWeights());
  }

  /** Returns the same layer for blocks of samples. */
  LayerBlocks blocks() {
    return new LayerBlocks(layer, edges);
  }

  /** Returns the number of inputs. */
  public int inputs() {
    return layer.inputs();
  }

  /** Returns the number of subnodes. */
  public int subnodes() {
    return layer.subnodes();
  }

  /** Returns the number of nodes. */
  public int nodes() {
    return layer.nodes();
  }

  /** Returns the number of multiplications, roughly, that a sample takes. */
  long cost() {
    return (long) inputs() * (LOOK_UP_COST + (long) subnodes() * (layer.order + 2));
  }

  /** Returns the sums of the edges of one sample, one for each subnode. */
  public double[] sums(double... x) {
    double[] sums = new double[subnodes()];
    for (int i = 0; i < x.length; i++) {
      if (layer.hasNumericEdges[i]) {
        addNumericParts(i, x[i], base(x[i]), sums);
      }
    }
    for (int e = 0; e < layer.curves.length; e++) {
      addCurve(e, x[layer.symbolicEdges[e].input()], sums);
    }
    return sums;
  }

  /**
   * Returns the nodes for the sums of edges of one sample.
   *
   * @param sums the sums; overwritten, and possibly the array that is returned
   */
  public double[] nodes(double... sums) {
    layer.scaleSubnodes(sums, sums);
    double[] nodes = sums;
    if (nodes() < subnodes()) {
      nodes = new double[nodes()];
      layer.multiplySubnodes(sums, nodes, 0);
    }
    for (int n = 0; n < nodes.length; n++) {
      nodes[n] = nodes[n] * layer.nodeScale[n] + layer.nodeBias[n];
    }
    return nodes;
  }

  private void addCurve(int edge, double x, double[] sums) {
    sums[layer.symbolicEdges[edge].subnode()] += layer.curves[edge].applyAsDouble(x);
  }

  private double base(double x) {
    return layer.base == BaseFunction.SILU ? Silu.value(x) : layer.base.value(x);
  }

  private void addNumericParts(int input, double x, double base, double[] sums) {
    if (Double.isFinite(x)) {
      BSplineBasis basis = layer.bases[input];
      int cell = basis.cell(x);
      double u = (x - basis.origin(cell)) * basis.inverseWidth(cell);
      edges.add(input, cell, u, base, sums);
    } else {
      spoil(input, sums);
    }
  }

  private void spoil(int input, double[] sums) {
    for (int s = 0; s < sums.length; s++) {
      if (layer.mask[input * sums.length + s]) {
        sums[s] = Double.NaN;
      }
    }
  }
}
