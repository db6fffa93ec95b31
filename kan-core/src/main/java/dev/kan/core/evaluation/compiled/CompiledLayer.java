// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.library.Affine;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.BSplineBasis;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A layer as plain arrays, for loops over samples. The pieces of its splines are computed once and
 * shared by all layers that {@link #with} creates for other parameters. Immutable: only the
 * constructor writes to the arrays.
 */
final class CompiledLayer {
  private final LayerSpec spec;
  // per input; inputs with equal knots share one
  final BSplineBasis[] bases;
  final int basisCount;
  final int order;
  final BaseFunction base;
  // (inputs, subnodes): true if there is a numeric part
  final boolean[] mask;
  // per input: true if any of its edges has a numeric part
  final boolean[] hasNumericEdges;
  // the number of sum nodes, which come first
  final int sums;
  // per node: the number of subnodes that it multiplies, 1 for a sum
  final int[] factors;
  final SymbolicEdge[] symbolicEdges;

  // in the shapes of ParameterKind
  final double[] coefficients;
  final double[] baseScale;
  final double[] splineScale;
  final double[] subnodeScale;
  final double[] subnodeBias;
  final double[] nodeScale;
  final double[] nodeBias;
  // in the order of symbolicEdges
  final SymbolicCurve[] curves;

  CompiledLayer(KanLayer layer) {
    this(layer.spec(), layer.mask(), bases(layer.spec()), layer::values);
  }

  private CompiledLayer(
      LayerSpec spec,
      boolean[] mask,
      BSplineBasis[] bases,
      Function<ParameterKind, double[]> parameters) {
    this.spec = spec;
    this.mask = mask;
    this.bases = bases;
    basisCount = spec.grid().basisCount();
    order = spec.grid().order();
    base = spec.base();
    hasNumericEdges = new boolean[bases.length];
    int subnodes = spec.subnodes();
    for (int edge = 0; edge < mask.length; edge++) {
      hasNumericEdges[edge / subnodes] |= mask[edge];
    }
    sums = spec.nodes().sums();
    factors = new int[spec.outputs()];
    Arrays.setAll(factors, spec.nodes()::subnodesOf);
    symbolicEdges = spec.symbolic().toArray(SymbolicEdge[]::new);
    coefficients = parameters.apply(ParameterKind.COEFFICIENTS);
    baseScale = parameters.apply(ParameterKind.BASE_SCALE);
    splineScale = parameters.apply(ParameterKind.SPLINE_SCALE);
    subnodeScale = parameters.apply(ParameterKind.SUBNODE_SCALE);
    subnodeBias = parameters.apply(ParameterKind.SUBNODE_BIAS);
    nodeScale = parameters.apply(ParameterKind.NODE_SCALE);
    nodeBias = parameters.apply(ParameterKind.NODE_BIAS);
    curves = curves(symbolicEdges, parameters.apply(ParameterKind.SYMBOLIC_AFFINE));
  }

  private static BSplineBasis[] bases(LayerSpec spec) {
    return spec.grid().bases(spec.outside()).toArray(BSplineBasis[]::new);
  }

  private static SymbolicCurve[] curves(SymbolicEdge[] edges, double[] rows) {
    SymbolicCurve[] curves = new SymbolicCurve[edges.length];
    for (int e = 0; e < edges.length; e++) {
      int row = 4 * e;
      Affine affine = new Affine(rows[row], rows[row + 1], rows[row + 2], rows[row + 3]);
      curves[e] = new SymbolicCurve(edges[e].function(), affine);
    }
    return curves;
  }

  /**
   * Returns this layer with other parameters.
   *
   * @param parameters a function that returns the array of a kind, in its shape
   */
  CompiledLayer with(Function<ParameterKind, double[]> parameters) {
    return new CompiledLayer(spec, mask, bases, parameters);
  }

  int inputs() {
    return bases.length;
  }

  int subnodes() {
    return subnodeScale.length;
  }

  int nodes() {
    return nodeScale.length;
  }

  /**
   * Applies the affine maps of subnodes. The results are written to {@code subnodes}, which may be
   * {@code sums}.
   */
  void scaleSubnodes(double[] sums, double[] subnodes) {
    for (int s = 0; s < subnodeScale.length; s++) {
      subnodes[s] = sums[s] * subnodeScale[s] + subnodeBias[s];
    }
  }

  /**
   * Multiplies the subnodes of each node. The results are written to {@code products}, from index
   * {@code start} on.
   */
  void multiplySubnodes(double[] subnodes, double[] products, int start) {
    System.arraycopy(subnodes, 0, products, start, sums);
    int next = sums;
    for (int n = sums; n < factors.length; n++) {
      double product = subnodes[next++];
      for (int factor = 1; factor < factors[n]; factor++) {
        product *= subnodes[next++];
      }
      products[start + n] = product;
    }
  }
}
