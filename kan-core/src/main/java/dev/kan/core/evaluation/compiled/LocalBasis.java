// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.spline.BSplineBasis;
import java.util.Arrays;

/**
 * The basis functions of one input that may differ from zero at a value, and the base function
 * there. Local function {@code j}, from {@code from} to {@code to}, is the input's basis function
 * {@code first + j}. Basis functions are NaN if the value is not finite.
 */
final class LocalBasis {
  double x;
  int first;
  int from;
  int to;
  double base;
  final double[] values;

  private int cell;

  LocalBasis(int order) {
    values = new double[order + 1];
  }

  /** Creates one object for each input of a layer. */
  static LocalBasis[] ofInputs(CompiledLayer layer) {
    LocalBasis[] inputs = new LocalBasis[layer.inputs()];
    Arrays.setAll(inputs, i -> new LocalBasis(layer.order));
    return inputs;
  }

  /** Looks up the functions of all inputs of a layer that have numeric edges. */
  static void lookUp(CompiledLayer layer, double[] x, LocalBasis[] inputs) {
    for (int i = 0; i < inputs.length; i++) {
      if (layer.hasNumericEdges[i]) {
        inputs[i].lookUp(layer, i, x[i]);
      }
    }
  }

  /** Looks up the functions of input {@code input} of a layer at {@code x}. */
  void lookUp(CompiledLayer layer, int input, double x) {
    BSplineBasis basis = layer.bases[input];
    this.x = x;
    cell = basis.cell(x);
    first = basis.firstFunction(cell);
    from = Math.max(0, -first);
    to = Math.min(layer.order, layer.basisCount - 1 - first);
    base = layer.base.value(x);
    if (Double.isFinite(x)) {
      basis.localValues(cell, x, values);
    } else {
      Arrays.fill(values, Double.NaN);
    }
  }

  /**
   * Computes derivatives of the local functions at the value that was looked up.
   *
   * @param derivative the order of the derivative, 1 or more
   */
  void derivatives(BSplineBasis basis, int derivative, double[] derivatives) {
    if (Double.isFinite(x)) {
      basis.localDerivatives(cell, x, derivative, derivatives);
    } else {
      Arrays.fill(derivatives, Double.NaN);
    }
  }
}
