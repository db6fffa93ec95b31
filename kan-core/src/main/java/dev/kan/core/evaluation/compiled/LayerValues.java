// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.spline.BSplineBasis;

/**
 * Computes the values of a layer's nodes. The numeric part of an edge is NaN if its input is not
 * finite, a symbolic part is whatever its function returns, and a missing part is 0. A sample has
 * the same values in a block as alone. Immutable.
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

  /**
   * Returns the nodes for a block of samples.
   *
   * @param inputs (inputs, samples)
   * @return (nodes, samples)
   */
  double[][] nodes(SampleBlock block, double[][] inputs) {
    double[][] sums = edges.sums(block, inputs);
    for (int i = 0; i < inputs.length; i++) {
      for (int n = 0; n < block.count; n++) {
        if (!Double.isFinite(inputs[i][n])) {
          spoil(i, sums, n);
        }
      }
    }
    for (int e = 0; e < layer.curves.length; e++) {
      double[] x = inputs[layer.symbolicEdges[e].input()];
      double[] sum = sums[layer.symbolicEdges[e].subnode()];
      for (int n = 0; n < x.length; n++) {
        sum[n] += layer.curves[e].applyAsDouble(x[n]);
      }
    }
    return finished(sums);
  }

  private double[][] finished(double[][] sums) {
    for (int s = 0; s < sums.length; s++) {
      scale(sums[s], layer.subnodeScale[s], layer.subnodeBias[s]);
    }
    double[][] nodes = new double[nodes()][];
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

  private void spoil(int input, double[][] sums, int sample) {
    for (int s = 0; s < sums.length; s++) {
      if (layer.mask[input * sums.length + s]) {
        sums[s][sample] = Double.NaN;
      }
    }
  }
}
