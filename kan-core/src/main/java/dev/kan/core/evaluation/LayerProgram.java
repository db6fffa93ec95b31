// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation;

import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.spline.BSplineBasis;
import java.util.Arrays;

/**
 * A layer made ready for evaluation. The numeric part of an edge is not-a-number where its input is
 * not finite; a symbolic part is what its function makes of it; a part that is not there is 0.
 */
final class LayerProgram {
  private final LayerNumbers numbers;

  LayerProgram(KanLayer layer) {
    numbers = new LayerNumbers(layer);
  }

  int inputs() {
    return numbers.inputs();
  }

  int outputs() {
    return numbers.outputs();
  }

  int subnodes() {
    return numbers.subnodes();
  }

  int localFunctions() {
    return numbers.order + 1;
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
    Arrays.fill(workspace.subnodes, 0, subnodes(), 0);
    for (int i = 0; i < inputs(); i++) {
      if (numbers.hasNumericEdges[i]) {
        addNumericParts(i, x[xStart + i], workspace.subnodes, workspace.local);
      }
    }
    for (LayerNumbers.SymbolicPart part : numbers.symbolic) {
      workspace.subnodes[part.subnode()] += part.curve().applyAsDouble(x[xStart + part.input()]);
    }
  }

  /** The second half of {@link #evaluate}; changes the workspace's subnodes. */
  void evaluateNodes(Workspace workspace, double[] y, int yStart) {
    double[] sums = workspace.subnodes;
    for (int s = 0; s < subnodes(); s++) {
      sums[s] = sums[s] * numbers.subnodeScale[s] + numbers.subnodeBias[s];
    }
    multiplyGroups(sums, y, yStart);
    for (int node = 0; node < outputs(); node++) {
      y[yStart + node] = y[yStart + node] * numbers.nodeScale[node] + numbers.nodeBias[node];
    }
  }

  private void addNumericParts(int input, double x, double[] sums, double[] local) {
    if (!Double.isFinite(x)) {
      spoil(input, sums);
      return;
    }
    BSplineBasis basis = numbers.bases[input];
    int cell = basis.cell(x);
    basis.localValues(cell, x, local);
    int first = basis.firstFunction(cell);
    int block = input * (numbers.basisCount + 1);
    int from = Math.max(0, -first);
    int to = Math.min(numbers.order, numbers.basisCount - 1 - first);
    for (int j = from; j <= to; j++) {
      addScaled(sums, local[j], block + first + j);
    }
    if (numbers.base != BaseFunction.ZERO) {
      addScaled(sums, numbers.base.value(x), block + numbers.basisCount);
    }
  }

  private void spoil(int input, double[] sums) {
    for (int s = 0; s < subnodes(); s++) {
      if (numbers.mask[input * subnodes() + s]) {
        sums[s] = Double.NaN;
      }
    }
  }

  private void addScaled(double[] sums, double factor, int weightRow) {
    double[] weights = numbers.weights;
    int width = subnodes();
    int start = weightRow * width;
    for (int s = 0; s < width; s++) {
      sums[s] += factor * weights[start + s];
    }
  }

  private void multiplyGroups(double[] subnodes, double[] y, int yStart) {
    System.arraycopy(subnodes, 0, y, yStart, numbers.nodes.sums());
    int next = numbers.nodes.sums();
    for (int p = 0; p < numbers.nodes.products(); p++) {
      double product = 1;
      for (int factor = numbers.nodes.arities().get(p); factor > 0; factor--) {
        product *= subnodes[next++];
      }
      y[yStart + numbers.nodes.sums() + p] = product;
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
