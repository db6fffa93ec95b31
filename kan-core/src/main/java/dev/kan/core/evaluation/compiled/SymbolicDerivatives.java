// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.library.Affine;

/**
 * The symbolic parts {@code c f(u) + d}, {@code u = a x + b}, of one layer's edges, evaluated
 * forward and backward sample by sample.
 */
final class SymbolicDerivatives {
  private final CompiledLayer layer;
  // of the sample: per edge x, and f and its slope at u
  private final double[] inputs;
  private final double[] values;
  private final double[] slopes;

  SymbolicDerivatives(CompiledLayer layer) {
    this.layer = layer;
    inputs = new double[layer.curves.length];
    values = new double[layer.curves.length];
    slopes = new double[layer.curves.length];
  }

  /** Adds the symbolic parts at {@code x} to {@code sums}, one for each subnode. */
  void forward(double[] x, double[] sums) {
    for (int e = 0; e < inputs.length; e++) {
      SymbolicEdge edge = layer.symbolicEdges[e];
      Affine affine = layer.curves[e].affine();
      inputs[e] = x[edge.input()];
      values[e] = edge.function().value(affine.a() * inputs[e] + affine.b());
      sums[edge.subnode()] += affine.c() * values[e] + affine.d();
    }
  }

  /** Computes the slopes of the functions at the sample, once before the backward pass. */
  void linearise() {
    for (int e = 0; e < inputs.length; e++) {
      Affine affine = layer.curves[e].affine();
      slopes[e] = layer.symbolicEdges[e].function().derivative(affine.a() * inputs[e] + affine.b());
    }
  }

  /**
   * Propagates derivatives back through the symbolic parts.
   *
   * @param sumSlopes the derivatives of some value with respect to each subnode's sum of edges
   * @param derivatives the array for its derivatives with respect to a, b, c and d, from index
   *     {@code start} on
   * @param inputSlopes the array to which its derivatives with respect to the inputs are added
   */
  void backward(double[] sumSlopes, double[] derivatives, int start, double[] inputSlopes) {
    int next = start;
    for (int e = 0; e < inputs.length; e++) {
      SymbolicEdge edge = layer.symbolicEdges[e];
      Affine affine = layer.curves[e].affine();
      double slope = sumSlopes[edge.subnode()];
      double inner = slope * affine.c() * slopes[e];
      inputSlopes[edge.input()] += inner * affine.a();
      derivatives[next++] = inner * inputs[e];
      derivatives[next++] = inner;
      derivatives[next++] = slope * values[e];
      derivatives[next++] = slope;
    }
  }
}
