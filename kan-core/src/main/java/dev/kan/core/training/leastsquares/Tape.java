// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import dev.kan.core.LayerSpec;
import dev.kan.core.spline.BSplineBasis;
import java.util.Arrays;

/** What one layer keeps of a sample on the way forward, for the way back. */
final class Tape {
  // per input: the basis functions that are not zero, as a range of local numbers
  final int[] first;
  final int[] from;
  final int[] to;
  final double[][] values;
  final double[][] slopes;
  final double[] baseValue;
  final double[] baseSlope;
  // per edge, (inputs, subnodes)
  final double[] splines;
  final double[] edgeSlopes;
  // per symbolic edge c f(a x + b) + d: x, and f and its slope at a x + b
  final double[] symbolicInputs;
  final double[] symbolicValues;
  final double[] symbolicSlopes;
  // per subnode: the sum of its edges, and that after its affine map
  final double[] raw;
  final double[] subnodes;
  // per node: the product of its subnodes, and that after its affine map
  final double[] products;
  final double[] nodes;
  // derivatives on their way back
  final double[] nodeSlopes;
  final double[] subnodeSlopes;
  final double[] rawSlopes;
  // how many derivatives the sample has in this layer: of edges' numeric parts, of these and nodes,
  // and of all
  int edgeIndices;
  int nodeIndices;
  int allIndices;

  Tape(LayerSpec spec) {
    int inputs = spec.inputs();
    int order = spec.grid().order();
    first = new int[inputs];
    from = new int[inputs];
    to = new int[inputs];
    values = new double[inputs][order + 1];
    slopes = new double[inputs][order + 1];
    baseValue = new double[inputs];
    baseSlope = new double[inputs];
    splines = new double[inputs * spec.subnodes()];
    edgeSlopes = new double[inputs * spec.subnodes()];
    symbolicInputs = new double[spec.symbolic().size()];
    symbolicValues = new double[spec.symbolic().size()];
    symbolicSlopes = new double[spec.symbolic().size()];
    raw = new double[spec.subnodes()];
    subnodes = new double[spec.subnodes()];
    products = new double[spec.outputs()];
    nodes = new double[spec.outputs()];
    nodeSlopes = new double[spec.outputs()];
    subnodeSlopes = new double[spec.subnodes()];
    rawSlopes = new double[spec.subnodes()];
  }

  void lookUp(int input, BSplineBasis basis, double x) {
    int cell = basis.cell(x);
    if (Double.isFinite(x)) {
      basis.localValues(cell, x, values[input]);
      basis.localSlopes(cell, x, slopes[input]);
    } else {
      Arrays.fill(values[input], Double.NaN);
      Arrays.fill(slopes[input], Double.NaN);
    }
    first[input] = basis.firstFunction(cell);
    from[input] = Math.max(0, -first[input]);
    to[input] = Math.min(basis.knots().order(), basis.knots().basisCount() - 1 - first[input]);
  }

  void clear() {
    Arrays.fill(raw, 0);
  }
}
