// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.expression.library.SymbolicFunction;
import java.util.Map;

/**
 * The symbolic parts {@code c f(u) + d}, {@code u = a x + b}, of one layer's edges, run forward and
 * backward sample by sample. {@link #indices} and {@link #backward} agree in their order.
 */
final class SymbolicDerivatives {
  private final SymbolicEdge[] edges;
  private final Affine[] affine;
  private final Offsets offsets;

  SymbolicDerivatives(KanLayer layer, Offsets offsets) {
    Map<SymbolicEdge, SymbolicCurve> curves = layer.symbolicCurves();
    edges = curves.keySet().toArray(SymbolicEdge[]::new);
    affine = curves.values().stream().map(SymbolicCurve::affine).toArray(Affine[]::new);
    this.offsets = offsets;
  }

  /** The largest number of derivatives that a sample can have. */
  int mostIndices() {
    return 4 * edges.length;
  }

  /** Adds the symbolic parts at {@code x} to {@code tape.raw}. */
  void forward(double[] x, Tape tape) {
    for (int e = 0; e < edges.length; e++) {
      SymbolicFunction f = edges[e].function();
      double at = x[edges[e].input()];
      double u = affine[e].a() * at + affine[e].b();
      tape.symbolicInputs[e] = at;
      tape.symbolicValues[e] = f.value(u);
      tape.symbolicSlopes[e] = f.derivative(u);
      tape.raw[edges[e].subnode()] += affine[e].c() * tape.symbolicValues[e] + affine[e].d();
    }
  }

  /**
   * Writes the places of the parameters that have derivatives.
   *
   * @return one after the last place written
   */
  int indices(int[] indices, int start) {
    if (!offsets.trains(ParameterKind.SYMBOLIC_AFFINE)) {
      return start;
    }
    for (int p = 0; p < mostIndices(); p++) {
      indices[start + p] = offsets.of(ParameterKind.SYMBOLIC_AFFINE) + p;
    }
    return start + mostIndices();
  }

  /**
   * Runs derivatives back through the symbolic parts.
   *
   * @param slopes the derivative of something with respect to each subnode's sum of edges
   * @param tape the sample, forward pass done
   * @param values takes its derivatives with respect to the parameters from {@code start} on
   * @param inputSlopes its derivatives with respect to the inputs are added here
   */
  void backward(double[] slopes, Tape tape, double[] values, int start, double[] inputSlopes) {
    boolean trains = offsets.trains(ParameterKind.SYMBOLIC_AFFINE);
    int next = start;
    for (int e = 0; e < edges.length; e++) {
      double slope = slopes[edges[e].subnode()];
      double inner = slope * affine[e].c() * tape.symbolicSlopes[e];
      inputSlopes[edges[e].input()] += inner * affine[e].a();
      if (trains) {
        values[next++] = inner * tape.symbolicInputs[e];
        values[next++] = inner;
        values[next++] = slope * tape.symbolicValues[e];
        values[next++] = slope;
      }
    }
  }
}
