// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.spline.BSplineBasis;

/**
 * A polynomial for each edge and cell, evaluated by Horner's rule: a sample reads {@code k + 2}
 * numbers for each edge and computes no basis functions. The table has {@code k + 1} numbers for
 * each edge and cell, about {@code k + 1} times as many as there are coefficients.
 */
final class EdgePieces implements NumericEdges {
  private static final int CUBIC = 3;

  private final CompiledLayer layer;
  private final int order;
  private final int subnodes;
  // (inputs), then (cells, subnodes, powers)
  private final double[][] pieces;
  // (inputs), then (subnodes)
  private final double[][] baseWeights;

  /**
   * Creates the table.
   *
   * @param weights as KanLayer.edgeWeights
   */
  EdgePieces(CompiledLayer layer, double[] weights) {
    this.layer = layer;
    order = layer.order;
    subnodes = layer.subnodes();
    pieces = new double[layer.inputs()][];
    baseWeights = new double[layer.inputs()][subnodes];
    for (int i = 0; i < pieces.length; i++) {
      int row = i * (layer.basisCount + 1);
      pieces[i] = pieces(i, row, weights);
      System.arraycopy(weights, (row + layer.basisCount) * subnodes, baseWeights[i], 0, subnodes);
    }
  }

  /** Returns the number of coefficients in the table of a layer. */
  static long size(CompiledLayer layer) {
    return (long) layer.mask.length * layer.bases[0].cells() * (layer.order + 1);
  }

  private double[] pieces(int input, int firstRow, double[] weights) {
    BSplineBasis basis = layer.bases[input];
    double[] table = new double[basis.cells() * subnodes * (order + 1)];
    int next = 0;
    for (int cell = 0; cell < basis.cells(); cell++) {
      int first = basis.firstFunction(cell);
      int from = Math.max(0, -first);
      int to = Math.min(order, layer.basisCount - 1 - first);
      for (int s = 0; s < subnodes; s++) {
        for (int power = 0; power <= order; power++) {
          for (int j = from; j <= to; j++) {
            table[next] +=
                weights[(firstRow + first + j) * subnodes + s] * basis.coefficient(cell, power, j);
          }
          next++;
        }
      }
    }
    return table;
  }

  @Override
  public void add(int input, int cell, double u, double base, double[] sums) {
    double[] table = pieces[input];
    double[] bases = baseWeights[input];
    int start = cell * subnodes * (order + 1);
    for (int s = 0; s < subnodes; s++) {
      double piece = order == CUBIC ? cubic(table, start, u) : polynomial(table, start, u);
      sums[s] += piece + base * bases[s];
      start += order + 1;
    }
  }

  @Override
  public double[][] sums(SampleBlock block, double[][] inputs) {
    double[][] sums = new double[subnodes][block.count];
    for (int i = 0; i < inputs.length; i++) {
      if (layer.hasNumericEdges[i]) {
        block.lookUp(layer, i, inputs[i]);
        for (int s = 0; s < subnodes; s++) {
          add(pieces[i], s, baseWeights[i][s], block, sums[s]);
        }
      }
    }
    return sums;
  }

  private void add(
      double[] table, int subnode, double baseWeight, SampleBlock block, double[] sums) {
    int first = subnode * (order + 1);
    int step = subnodes * (order + 1);
    int[] cells = block.cells;
    double[] positions = block.positions;
    double[] bases = block.bases;
    if (order == CUBIC) {
      for (int n = 0; n < sums.length; n++) {
        sums[n] += cubic(table, cells[n] * step + first, positions[n]) + bases[n] * baseWeight;
      }
    } else {
      for (int n = 0; n < sums.length; n++) {
        sums[n] += polynomial(table, cells[n] * step + first, positions[n]) + bases[n] * baseWeight;
      }
    }
  }

  private static double cubic(double[] table, int p, double u) {
    return ((table[p + 3] * u + table[p + 2]) * u + table[p + 1]) * u + table[p];
  }

  private double polynomial(double[] table, int start, double u) {
    double value = 0;
    for (int p = start + order; p >= start; p--) {
      value = value * u + table[p];
    }
    return value;
  }
}
