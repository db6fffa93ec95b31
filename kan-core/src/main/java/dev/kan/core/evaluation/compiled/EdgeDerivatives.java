// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import java.util.Arrays;

/**
 * The numeric parts of one layer's edges, evaluated forward and backward sample by sample. At most
 * {@code k + 1} functions of a basis differ from zero at a sample, and only their coefficients have
 * a derivative there: {@link #places} lists their positions in ascending order and {@link
 * #coefficients} computes their derivatives in the same order.
 */
final class EdgeDerivatives {
  private final CompiledLayer layer;
  private final int subnodes;
  private final double[] localSlopes;
  // of the sample: the basis functions per input, the values of splines and the slopes of
  // edges, (inputs, subnodes)
  private LocalBasis[] local = {};
  private final double[] splines;
  private final double[] slopes;

  EdgeDerivatives(CompiledLayer layer) {
    this.layer = layer;
    subnodes = layer.subnodes();
    localSlopes = new double[layer.order + 1];
    splines = new double[layer.mask.length];
    slopes = new double[layer.mask.length];
  }

  /** Adds the numeric parts to {@code sums}, one for each subnode. */
  void forward(LocalBasis[] inputs, double[] sums) {
    local = inputs;
    for (int i = 0; i < inputs.length; i++) {
      if (layer.hasNumericEdges[i]) {
        weighted(i, inputs[i].values, splines);
        addEdges(i, sums);
      }
    }
  }

  private void addEdges(int input, double[] sums) {
    double base = local[input].base;
    for (int s = 0; s < subnodes; s++) {
      int edge = input * subnodes + s;
      if (layer.mask[edge]) {
        sums[s] += layer.splineScale[edge] * splines[edge] + layer.baseScale[edge] * base;
      }
    }
  }

  /** Multiplies the local functions of an input by the coefficients of its edges. */
  private void weighted(int input, double[] functions, double[] edges) {
    LocalBasis at = local[input];
    int first = input * subnodes;
    Arrays.fill(edges, first, first + subnodes, 0);
    for (int j = at.from; j <= at.to; j++) {
      int row = (input * layer.basisCount + at.first + j) * subnodes;
      for (int s = 0; s < subnodes; s++) {
        edges[first + s] += layer.coefficients[row + s] * functions[j];
      }
    }
  }

  /** Computes the slopes of the edges at the sample, once before the backward pass. */
  void linearise() {
    for (int i = 0; i < local.length; i++) {
      if (layer.hasNumericEdges[i]) {
        local[i].derivatives(layer.bases[i], 1, localSlopes);
        weighted(i, localSlopes, slopes);
        double baseSlope = layer.base.derivative(local[i].x);
        for (int edge = i * subnodes; edge < (i + 1) * subnodes; edge++) {
          slopes[edge] = layer.splineScale[edge] * slopes[edge] + layer.baseScale[edge] * baseSlope;
        }
      }
    }
  }

  /**
   * Propagates derivatives back to scales and inputs.
   *
   * @param sumSlopes the derivatives of some value with respect to each subnode's sum of edges
   * @param scales the array for its derivatives with respect to the base scales, followed by the
   *     spline scales
   * @param inputSlopes the array to which its derivatives with respect to the inputs are added
   */
  void backward(double[] sumSlopes, double[] scales, double[] inputSlopes) {
    for (int edge = 0; edge < splines.length; edge++) {
      if (layer.mask[edge]) {
        int input = edge / subnodes;
        double slope = sumSlopes[edge % subnodes];
        scales[edge] = slope * local[input].base;
        scales[splines.length + edge] = slope * splines[edge];
        inputSlopes[input] += slope * slopes[edge];
      }
    }
  }

  /**
   * Writes the positions of the coefficients that have derivatives at the sample.
   *
   * @param first the position of the layer's first coefficient
   * @return the index after the last position written
   */
  int places(int first, int[] places, int start) {
    int next = start;
    for (int i = 0; i < local.length; i++) {
      for (int j = local[i].from; j <= local[i].to; j++) {
        int row = first + (i * layer.basisCount + local[i].first + j) * subnodes;
        for (int s = 0; s < subnodes; s++) {
          if (layer.mask[i * subnodes + s]) {
            places[next++] = row + s;
          }
        }
      }
    }
    return next;
  }

  /**
   * Propagates derivatives back to the coefficients.
   *
   * @param sumSlopes the same derivatives as for {@link #backward}
   * @return the index after the last derivative written
   */
  int coefficients(double[] sumSlopes, double[] values, int start) {
    int next = start;
    for (int i = 0; i < local.length; i++) {
      for (int j = local[i].from; j <= local[i].to; j++) {
        for (int s = 0; s < subnodes; s++) {
          int edge = i * subnodes + s;
          if (layer.mask[edge]) {
            values[next++] = sumSlopes[s] * layer.splineScale[edge] * local[i].values[j];
          }
        }
      }
    }
    return next;
  }
}
