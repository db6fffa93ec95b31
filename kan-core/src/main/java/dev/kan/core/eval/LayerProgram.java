// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.eval;

import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.NodeLayout;
import dev.kan.core.ParameterKind;
import dev.kan.core.spline.BSplineBasis;
import java.util.Arrays;

/** A layer made ready for evaluation: masks and scales multiplied into one array of weights. */
final class LayerProgram {
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

  LayerProgram(KanLayer layer) {
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

  int inputs() {
    return bases.length;
  }

  int outputs() {
    return nodeScale.length;
  }

  int subnodes() {
    return subnodeScale.length;
  }

  int localFunctions() {
    return order + 1;
  }

  /**
   * Evaluates one sample.
   *
   * @param x holds the inputs from {@code xStart} on
   * @param y takes the nodes from {@code yStart} on; may be {@code x} where they do not overlap
   */
  void evaluate(double[] x, int xStart, double[] y, int yStart, Workspace workspace) {
    evaluateEdges(x, xStart, workspace);
    evaluateNodes(workspace, y, yStart);
  }

  /** The first half of {@link #evaluate}: the sums of the edges, into the workspace's subnodes. */
  void evaluateEdges(double[] x, int xStart, Workspace workspace) {
    Arrays.fill(workspace.subnodes, 0, subnodeScale.length, 0);
    for (int i = 0; i < bases.length; i++) {
      addEdgesOf(i, x[xStart + i], workspace.subnodes, workspace.local);
    }
  }

  /** The second half of {@link #evaluate}; changes the workspace's subnodes. */
  void evaluateNodes(Workspace workspace, double[] y, int yStart) {
    double[] sums = workspace.subnodes;
    for (int s = 0; s < subnodeScale.length; s++) {
      sums[s] = sums[s] * subnodeScale[s] + subnodeBias[s];
    }
    multiplyGroups(sums, y, yStart);
    for (int node = 0; node < nodeScale.length; node++) {
      y[yStart + node] = y[yStart + node] * nodeScale[node] + nodeBias[node];
    }
  }

  private void addEdgesOf(int input, double x, double[] sums, double[] local) {
    BSplineBasis basis = bases[input];
    int cell = basis.cell(x);
    basis.localValues(cell, x, local);
    int first = basis.firstFunction(cell);
    int block = input * (basisCount + 1);
    int from = Math.max(0, -first);
    int to = Math.min(order, basisCount - 1 - first);
    for (int j = from; j <= to; j++) {
      addScaled(sums, local[j], block + first + j);
    }
    if (base != BaseFunction.ZERO) {
      addScaled(sums, base.value(x), block + basisCount);
    }
  }

  private void addScaled(double[] sums, double factor, int weightRow) {
    int width = subnodeScale.length;
    int start = weightRow * width;
    for (int s = 0; s < width; s++) {
      sums[s] += factor * weights[start + s];
    }
  }

  private void multiplyGroups(double[] subnodes, double[] y, int yStart) {
    System.arraycopy(subnodes, 0, y, yStart, nodes.sums());
    int next = nodes.sums();
    for (int p = 0; p < nodes.products(); p++) {
      double product = 1;
      for (int factor = nodes.arities().get(p); factor > 0; factor--) {
        product *= subnodes[next++];
      }
      y[yStart + nodes.sums() + p] = product;
    }
  }

  /** The arrays that an evaluation writes on its way; one for each thread at work. */
  static final class Workspace {
    private final double[] local;
    private final double[] subnodes;

    Workspace(int localFunctions, int subnodes) {
      this.local = new double[localFunctions];
      this.subnodes = new double[subnodes];
    }

    double[] subnodes() {
      return subnodes;
    }
  }
}
