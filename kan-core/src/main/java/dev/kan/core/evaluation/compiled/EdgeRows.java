// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.spline.BSplineBasis;
import java.util.IdentityHashMap;

/**
 * Rows of weights, one for each basis function and one for the base function of each input. A
 * sample computes the {@code k + 1} basis functions of an input once and adds the multiples of
 * their rows in one pass over the subnodes. Each row is an array of its own and all loops start at
 * 0, since only then does the compiler use vector instructions.
 */
final class EdgeRows implements NumericEdges {
  private static final int CUBIC = 3;

  private final CompiledLayer layer;
  private final int order;
  private final int basisCount;
  // (inputs, G + k + 1), then (subnodes)
  private final double[][][] rows;
  // per input: its basis functions; inputs with equal knots share them
  private final CellFunctions[] functions;

  /**
   * Creates the rows.
   *
   * @param weights as KanLayer.edgeWeights
   */
  EdgeRows(CompiledLayer layer, double[] weights) {
    this.layer = layer;
    order = layer.order;
    basisCount = layer.basisCount;
    rows = new double[layer.inputs()][basisCount + 1][layer.subnodes()];
    functions = new CellFunctions[layer.inputs()];
    IdentityHashMap<BSplineBasis, CellFunctions> distinct = new IdentityHashMap<>();
    for (int i = 0; i < functions.length; i++) {
      functions[i] = distinct.computeIfAbsent(layer.bases[i], CellFunctions::new);
    }
    int next = 0;
    for (double[][] input : rows) {
      for (double[] row : input) {
        System.arraycopy(weights, next, row, 0, row.length);
        next += row.length;
      }
    }
  }

  @Override
  public void add(int input, int cell, double u, double base, double[] sums) {
    add(input, cell, u, base, sums, new double[order + 1]);
  }

  private void add(int input, int cell, double u, double base, double[] sums, double[] values) {
    CellFunctions cells = functions[input];
    double[][] weights = rows[input];
    int first = cells.first(cell);
    if (order == CUBIC) {
      cells.cubics(cell, u, values);
      addFive(
          values[0],
          weights[first],
          values[1],
          weights[first + 1],
          values[2],
          weights[first + 2],
          values[3],
          weights[first + 3],
          base,
          weights[basisCount],
          sums);
    } else {
      cells.values(cell, u, values);
      for (int j = 0; j <= order; j++) {
        addOne(values[j], weights[first + j], sums);
      }
      addOne(base, weights[basisCount], sums);
    }
  }

  @Override
  public double[][] sums(SampleBlock block, double[][] inputs) {
    double[][] sums = new double[block.count][layer.subnodes()];
    double[] values = new double[order + 1];
    for (int i = 0; i < inputs.length; i++) {
      if (layer.hasNumericEdges[i]) {
        block.lookUp(layer, i, inputs[i]);
        for (int n = 0; n < sums.length; n++) {
          add(i, block.cells[n], block.positions[n], block.bases[n], sums[n], values);
        }
      }
    }
    return transposed(sums);
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int n = 0; n < matrix.length; n++) {
      double[] row = matrix[n];
      for (int s = 0; s < row.length; s++) {
        transposed[s][n] = row[s];
      }
    }
    return transposed;
  }

  private static void addOne(double factor, double[] row, double[] sums) {
    for (int s = 0; s < sums.length; s++) {
      sums[s] += factor * row[s];
    }
  }

  private static void addFive(
      double factor0,
      double[] row0,
      double factor1,
      double[] row1,
      double factor2,
      double[] row2,
      double factor3,
      double[] row3,
      double factor4,
      double[] row4,
      double[] sums) {
    for (int s = 0; s < sums.length; s++) {
      sums[s] +=
          factor0 * row0[s]
              + factor1 * row1[s]
              + factor2 * row2[s]
              + factor3 * row3[s]
              + factor4 * row4[s];
    }
  }
}
