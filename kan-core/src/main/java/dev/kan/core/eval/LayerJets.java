// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.eval;

import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.spline.BSplineBasis;

/** A layer made ready to carry derivatives forward. */
final class LayerJets {
  private final BSplineBasis[] bases;
  private final int basisCount;
  private final int order;
  private final BaseFunction base;
  private final NodeLayout nodes;
  private final double[] weights;
  private final double[] subnodeScale;
  private final double[] subnodeBias;
  private final double[] nodeScale;
  private final double[] nodeBias;

  LayerJets(KanLayer layer) {
    LayerSpec spec = layer.spec();
    bases = spec.grid().bases(spec.outside()).toArray(BSplineBasis[]::new);
    basisCount = spec.grid().basisCount();
    order = spec.grid().order();
    base = spec.base();
    nodes = spec.nodes();
    weights = layer.edgeWeights();
    subnodeScale = layer.values(ParameterKind.SUBNODE_SCALE);
    subnodeBias = layer.values(ParameterKind.SUBNODE_BIAS);
    nodeScale = layer.values(ParameterKind.NODE_SCALE);
    nodeBias = layer.values(ParameterKind.NODE_BIAS);
  }

  /** The layer's nodes from its inputs. */
  Jets evaluate(Jets x) {
    Jets subnodes = new Jets(x.directions(), subnodeScale.length);
    double[][] local = new double[3][order + 1];
    for (int i = 0; i < bases.length; i++) {
      addEdgesOf(i, x, subnodes, local);
    }
    subnodes.scale(subnodeScale, subnodeBias);
    Jets result = nodes.products() == 0 ? subnodes : multiplied(subnodes);
    result.scale(nodeScale, nodeBias);
    return result;
  }

  private void addEdgesOf(int input, Jets x, Jets subnodes, double[][] local) {
    double at = x.value[input];
    BSplineBasis basis = bases[input];
    int cell = basis.cell(at);
    basis.localValues(cell, at, local[0]);
    basis.localSlopes(cell, at, local[1]);
    basis.localCurvatures(cell, at, local[2]);
    int first = basis.firstFunction(cell);
    int block = input * (basisCount + 1);
    for (int s = 0; s < subnodeScale.length; s++) {
      double scale = weights[(block + basisCount) * subnodeScale.length + s];
      double value = scale * base.value(at);
      double slope = scale * base.derivative(at);
      double curvature = scale * base.secondDerivative(at);
      for (int j = Math.max(0, -first); j <= Math.min(order, basisCount - 1 - first); j++) {
        double weight = weights[(block + first + j) * subnodeScale.length + s];
        value += weight * local[0][j];
        slope += weight * local[1][j];
        curvature += weight * local[2][j];
      }
      subnodes.add(s, value, slope, curvature, x, input);
    }
  }

  private Jets multiplied(Jets subnodes) {
    Jets result = new Jets(subnodes.directions(), nodes.nodes());
    int next = 0;
    for (int node = 0; node < nodes.nodes(); node++) {
      result.add(node, subnodes.value[next], 1, 0, subnodes, next);
      next++;
      if (node >= nodes.sums()) {
        for (int f = 1; f < nodes.arities().get(node - nodes.sums()); f++) {
          result.multiply(node, subnodes, next);
          next++;
        }
      }
    }
    return result;
  }
}
