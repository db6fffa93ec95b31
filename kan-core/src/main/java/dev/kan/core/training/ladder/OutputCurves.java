// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;

/**
 * The curves that end at one node of a layer without symbolic edges. They can take a factor and an
 * offset of the output of the node.
 */
final class OutputCurves {
  private final KanLayer layer;
  private final int node;
  private final int subnode;
  private final double[] splineScale;

  OutputCurves(KanLayer layer, int node) {
    this.layer = layer;
    this.node = node;
    subnode = layer.spec().nodes().firstSubnode(node);
    splineScale = layer.values(ParameterKind.SPLINE_SCALE);
  }

  /** Returns true if the curves can take an offset: they are added, and one of them is a spline. */
  boolean canShift() {
    NodeLayout nodes = layer.spec().nodes();
    return node < nodes.sums() && splines() > 0 && outputFactor() != 0;
  }

  /**
   * Returns the layer with the output {@code factor * y + offset} in place of {@code y} at the
   * node.
   *
   * @param factor the factor of the curves that end at the first subnode of the node
   * @param offset the offset, shared equally by the splines; 0 unless the curves {@link #canShift}
   */
  KanLayer mapped(double factor, double offset) {
    LayerSpec spec = layer.spec();
    double[] coefficients = layer.values(ParameterKind.COEFFICIENTS);
    double[] baseScale = layer.values(ParameterKind.BASE_SCALE);
    double[] bias = layer.values(ParameterKind.SUBNODE_BIAS);
    double nodeBias = layer.values(ParameterKind.NODE_BIAS)[node];
    // the node's own bias is not scaled
    double added = factor * nodeBias + offset - nodeBias;
    double share = added == 0 || !canShift() ? 0 : added / outputFactor() / splines();
    int basisCount = spec.grid().basisCount();
    for (int i = 0; i < spec.inputs(); i++) {
      int edge = spec.edgePosition(i, subnode);
      baseScale[edge] *= factor;
      for (int m = 0; m < basisCount; m++) {
        int c = spec.coefficientPosition(i, m, subnode);
        coefficients[c] = coefficients[c] * factor + (holds(i) ? share / splineScale[edge] : 0);
      }
    }
    bias[subnode] *= factor;
    return layer
        .with(ParameterKind.COEFFICIENTS, coefficients)
        .with(ParameterKind.BASE_SCALE, baseScale)
        .with(ParameterKind.SUBNODE_BIAS, bias);
  }

  private double outputFactor() {
    return layer.values(ParameterKind.NODE_SCALE)[node]
        * layer.values(ParameterKind.SUBNODE_SCALE)[subnode];
  }

  private int splines() {
    int count = 0;
    for (int i = 0; i < layer.spec().inputs(); i++) {
      count += holds(i) ? 1 : 0;
    }
    return count;
  }

  private boolean holds(int input) {
    return layer.active(input, subnode)
        && splineScale[layer.spec().edgePosition(input, subnode)] != 0;
  }
}
