// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.SymbolicEdge;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.BSplineBasis;
import java.util.Map;

/** A layer's numbers laid out for evaluation: masks and scales multiplied into one array. */
final class LayerNumbers {
  final BSplineBasis[] bases;
  final int basisCount;
  final int order;
  final BaseFunction base;
  final NodeLayout nodes;
  // (inputs, M + 1, subnodes), as KanLayer.edgeWeights
  final double[] weights;
  // (inputs, subnodes): where there is a numeric part
  final boolean[] mask;
  // per input: whether any of its edges has a numeric part
  final boolean[] hasNumericEdges;
  final SymbolicPart[] symbolic;
  final double[] subnodeScale;
  final double[] subnodeBias;
  final double[] nodeScale;
  final double[] nodeBias;

  /** The symbolic part of one edge. */
  record SymbolicPart(int input, int subnode, SymbolicCurve curve) {
    static SymbolicPart of(Map.Entry<SymbolicEdge, SymbolicCurve> entry) {
      SymbolicEdge edge = entry.getKey();
      return new SymbolicPart(edge.input(), edge.subnode(), entry.getValue());
    }
  }

  LayerNumbers(KanLayer layer) {
    LayerSpec spec = layer.spec();
    bases = spec.grid().bases(spec.outside()).toArray(BSplineBasis[]::new);
    basisCount = spec.grid().basisCount();
    order = spec.grid().order();
    base = spec.base();
    nodes = spec.nodes();
    weights = layer.edgeWeights();
    mask = layer.mask();
    hasNumericEdges = new boolean[spec.inputs()];
    for (int i = 0; i < hasNumericEdges.length; i++) {
      hasNumericEdges[i] = layer.hasNumericEdges(i);
    }
    symbolic =
        layer.symbolicCurves().entrySet().stream()
            .map(SymbolicPart::of)
            .toArray(SymbolicPart[]::new);
    subnodeScale = layer.values(ParameterKind.SUBNODE_SCALE);
    subnodeBias = layer.values(ParameterKind.SUBNODE_BIAS);
    nodeScale = layer.values(ParameterKind.NODE_SCALE);
    nodeBias = layer.values(ParameterKind.NODE_BIAS);
  }

  int inputs() {
    return bases.length;
  }

  int subnodes() {
    return subnodeScale.length;
  }

  int outputs() {
    return nodeScale.length;
  }
}
