// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.KanLayer;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.BSplineBasis;

/**
 * Carries derivatives with respect to a network's inputs forward through a layer. Values that are
 * not finite propagate as in {@link LayerValues}. Immutable.
 */
public final class LayerJets {
  private final CompiledLayer layer;
  // as KanLayer.edgeWeights
  private final double[] weights;

  /** Compiles a layer. */
  public LayerJets(KanLayer layer) {
    this.layer = new CompiledLayer(layer);
    weights = layer.edgeWeights();
  }

  /** Returns the nodes of the layer for its inputs. */
  Jets evaluate(Jets x) {
    Jets subnodes = new Jets(x.first.length, layer.subnodes());
    LocalBasis local = new LocalBasis(layer.order);
    double[] slopes = new double[layer.order + 1];
    double[] curvatures = new double[layer.order + 1];
    for (int i = 0; i < layer.inputs(); i++) {
      if (layer.hasNumericEdges[i]) {
        BSplineBasis basis = layer.bases[i];
        local.lookUp(layer, i, x.values[i]);
        local.derivatives(basis, 1, slopes);
        local.derivatives(basis, 2, curvatures);
        addNumericParts(i, x, subnodes, local, slopes, curvatures);
      }
    }
    for (int e = 0; e < layer.curves.length; e++) {
      SymbolicCurve curve = layer.curves[e];
      int input = layer.symbolicEdges[e].input();
      double at = x.values[input];
      subnodes.add(
          layer.symbolicEdges[e].subnode(),
          curve.applyAsDouble(at),
          curve.derivative(at),
          curve.secondDerivative(at),
          x,
          input);
    }
    subnodes.scale(layer.subnodeScale, layer.subnodeBias);
    Jets result = layer.nodes() == layer.subnodes() ? subnodes : multiplied(subnodes);
    result.scale(layer.nodeScale, layer.nodeBias);
    return result;
  }

  private void addNumericParts(
      int input, Jets x, Jets subnodes, LocalBasis local, double[] slopes, double[] curvatures) {
    double baseSlope = layer.base.derivative(local.x);
    double baseCurvature = layer.base.secondDerivative(local.x);
    int width = layer.subnodes();
    int block = input * (layer.basisCount + 1);
    for (int s = 0; s < width; s++) {
      if (!layer.mask[input * width + s]) {
        continue;
      }
      double scale = weights[(block + layer.basisCount) * width + s];
      double value = scale * local.base;
      double slope = scale * baseSlope;
      double curvature = scale * baseCurvature;
      for (int j = local.from; j <= local.to; j++) {
        double weight = weights[(block + local.first + j) * width + s];
        value += weight * local.values[j];
        slope += weight * slopes[j];
        curvature += weight * curvatures[j];
      }
      subnodes.add(s, value, slope, curvature, x, input);
    }
  }

  private Jets multiplied(Jets subnodes) {
    Jets result = new Jets(subnodes.first.length, layer.nodes());
    int next = 0;
    for (int node = 0; node < layer.nodes(); node++) {
      result.add(node, subnodes.values[next], 1, 0, subnodes, next);
      next++;
      for (int factor = 1; factor < layer.factors[node]; factor++) {
        result.multiply(node, subnodes, next);
        next++;
      }
    }
    return result;
  }
}
