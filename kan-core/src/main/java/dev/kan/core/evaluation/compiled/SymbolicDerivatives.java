// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.library.Affine;
import java.util.function.ToIntFunction;

/**
 * The symbolic parts {@code c f(u) + d}, {@code u = a x + b}, of one layer's edges, run forward and
 * backward sample by sample. {@link #indices} and {@link #backward} agree in their order.
 */
final class SymbolicDerivatives {
  private final CompiledLayer layer;
  private final int start;
  // the sample: per edge x, and f and its slope at u
  private final double[] inputs;
  private final double[] values;
  private final double[] slopes;

  SymbolicDerivatives(CompiledLayer layer, ToIntFunction<ParameterKind> starts) {
    this.layer = layer;
    start = starts.applyAsInt(ParameterKind.SYMBOLIC_AFFINE);
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

  /** Computes the slopes of the functions at the sample, which the way back needs. */
  void linearise() {
    for (int e = 0; e < inputs.length; e++) {
      Affine affine = layer.curves[e].affine();
      slopes[e] = layer.symbolicEdges[e].function().derivative(affine.a() * inputs[e] + affine.b());
    }
  }

  /**
   * Writes the places of the parameters that have derivatives.
   *
   * @return one after the last place written
   */
  int indices(int[] indices, int first) {
    int count = start < 0 ? 0 : 4 * inputs.length;
    for (int p = 0; p < count; p++) {
      indices[first + p] = start + p;
    }
    return first + count;
  }

  /**
   * Runs derivatives back to the parameters; {@link #linearise} must have been called.
   *
   * @param sumSlopes the derivative of something with respect to each subnode's sum of edges
   * @param derivatives takes its derivatives with respect to the parameters from {@code first} on
   */
  void backward(double[] sumSlopes, double[] derivatives, int first) {
    int next = first;
    for (int e = 0; start >= 0 && e < inputs.length; e++) {
      double slope = sumSlopes[layer.symbolicEdges[e].subnode()];
      double inner = slope * layer.curves[e].affine().c() * slopes[e];
      derivatives[next++] = inner * inputs[e];
      derivatives[next++] = inner;
      derivatives[next++] = slope * values[e];
      derivatives[next++] = slope;
    }
  }

  /**
   * Runs derivatives back to the inputs; {@link #linearise} must have been called.
   *
   * @param sumSlopes the derivative of something with respect to each subnode's sum of edges
   * @param inputSlopes its derivatives with respect to the inputs are added here
   */
  void inputSlopes(double[] sumSlopes, double[] inputSlopes) {
    for (int e = 0; e < inputs.length; e++) {
      SymbolicEdge edge = layer.symbolicEdges[e];
      Affine affine = layer.curves[e].affine();
      inputSlopes[edge.input()] += sumSlopes[edge.subnode()] * affine.c() * slopes[e] * affine.a();
    }
  }
}
