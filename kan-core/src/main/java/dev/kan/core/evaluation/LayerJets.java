// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import dev.kan.core.KanLayer;
import dev.kan.core.NodeLayout;
import dev.kan.core.expression.library.SymbolicCurve;
import dev.kan.core.spline.BSplineBasis;
import java.util.Arrays;

/** A layer made ready to carry derivatives forward; parts of edges as {@link LayerProgram}. */
final class LayerJets {
  private final LayerNumbers numbers;

  LayerJets(KanLayer layer) {
    numbers = new LayerNumbers(layer);
  }

  /** The layer's nodes from its inputs. */
  Jets evaluate(Jets x) {
    Jets subnodes = new Jets(x.directions(), numbers.subnodes());
    double[][] local = new double[3][numbers.order + 1];
    for (int i = 0; i < numbers.inputs(); i++) {
      if (numbers.hasNumericEdges[i]) {
        addNumericParts(i, x, subnodes, local);
      }
    }
    for (LayerNumbers.SymbolicPart part : numbers.symbolic) {
      SymbolicCurve curve = part.curve();
      double at = x.value[part.input()];
      subnodes.add(
          part.subnode(),
          curve.applyAsDouble(at),
          curve.derivative(at),
          curve.secondDerivative(at),
          x,
          part.input());
    }
    subnodes.scale(numbers.subnodeScale, numbers.subnodeBias);
    Jets result = numbers.nodes.products() == 0 ? subnodes : multiplied(subnodes);
    result.scale(numbers.nodeScale, numbers.nodeBias);
    return result;
  }

  private void addNumericParts(int input, Jets x, Jets subnodes, double[][] local) {
    double at = x.value[input];
    BSplineBasis basis = numbers.bases[input];
    int cell = basis.cell(at);
    lookUp(basis, cell, at, local);
    int first = basis.firstFunction(cell);
    int width = numbers.subnodes();
    int block = input * (numbers.basisCount + 1);
    for (int s = 0; s < width; s++) {
      if (!numbers.mask[input * width + s]) {
        continue;
      }
      double scale = numbers.weights[(block + numbers.basisCount) * width + s];
      double value = scale * numbers.base.value(at);
      double slope = scale * numbers.base.derivative(at);
      double curvature = scale * numbers.base.secondDerivative(at);
      int to = Math.min(numbers.order, numbers.basisCount - 1 - first);
      for (int j = Math.max(0, -first); j <= to; j++) {
        double weight = numbers.weights[(block + first + j) * width + s];
        value += weight * local[0][j];
        slope += weight * local[1][j];
        curvature += weight * local[2][j];
      }
      subnodes.add(s, value, slope, curvature, x, input);
    }
  }

  private static void lookUp(BSplineBasis basis, int cell, double at, double[][] local) {
    if (Double.isFinite(at)) {
      basis.localValues(cell, at, local[0]);
      basis.localSlopes(cell, at, local[1]);
      basis.localCurvatures(cell, at, local[2]);
    } else {
      for (double[] each : local) {
        Arrays.fill(each, Double.NaN);
      }
    }
  }

  private Jets multiplied(Jets subnodes) {
    NodeLayout nodes = numbers.nodes;
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
