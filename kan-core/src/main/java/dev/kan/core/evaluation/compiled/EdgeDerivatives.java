// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.compiled;

import dev.kan.core.ParameterKind;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * The numeric parts of one layer's edges, run forward and backward sample by sample. A basis has at
 * most {@code k + 1} functions that are not zero at a sample: only their coefficients, and the
 * scales of active edges, have a derivative there. {@link #indices} names them in rising order and
 * {@link #backward} gives their values in the same order.
 */
final class EdgeDerivatives {
  private final CompiledLayer layer;
  private final int coefficientStart;
  private final int baseScaleStart;
  private final int splineScaleStart;
  private final LocalBasis[] lookedUp;
  private final double[] localSlopes;
  // the sample: per input, and the values of splines and the slopes of edges, (inputs, subnodes)
  private LocalBasis[] local;
  private final double[] splines;
  private final double[] slopes;

  EdgeDerivatives(CompiledLayer layer, ToIntFunction<ParameterKind> starts) {
    this.layer = layer;
    coefficientStart = starts.applyAsInt(ParameterKind.COEFFICIENTS);
    baseScaleStart = starts.applyAsInt(ParameterKind.BASE_SCALE);
    splineScaleStart = starts.applyAsInt(ParameterKind.SPLINE_SCALE);
    lookedUp = LocalBasis.ofInputs(layer);
    localSlopes = new double[layer.order + 1];
    local = lookedUp;
    splines = new double[layer.mask.length];
    slopes = new double[layer.mask.length];
  }

  /** Adds the numeric parts at {@code x} to {@code sums}, one for each subnode. */
  void forward(double[] x, double[] sums) {
    LocalBasis.lookUp(layer, x, lookedUp);
    forward(lookedUp, sums);
  }

  /** Does the same for inputs that have been looked up. */
  void forward(LocalBasis[] inputs, double[] sums) {
    local = inputs;
    int subnodes = layer.subnodes();
    for (int i = 0; i < inputs.length; i++) {
      LocalBasis at = inputs[i];
      if (!layer.hasNumericEdges[i]) {
        continue;
      }
      weighted(i, at.values, splines);
      for (int edge = i * subnodes; edge < (i + 1) * subnodes; edge++) {
        if (layer.mask[edge]) {
          sums[edge - i * subnodes] +=
              layer.splineScale[edge] * splines[edge] + layer.baseScale[edge] * at.base;
        }
      }
    }
  }

  /** Multiplies the local functions of an input by the coefficients of its edges. */
  private void weighted(int input, double[] functions, double[] edges) {
    LocalBasis at = local[input];
    int subnodes = layer.subnodes();
    int first = input * subnodes;
    Arrays.fill(edges, first, first + subnodes, 0);
    for (int j = at.from; j <= at.to; j++) {
      int row = (input * layer.basisCount + at.first + j) * subnodes;
      for (int s = 0; s < subnodes; s++) {
        edges[first + s] += layer.coefficients[row + s] * functions[j];
      }
    }
  }

  /** Computes the slopes of the edges at the sample, which {@link #inputSlopes} needs. */
  void linearise(double[] x) {
    int subnodes = layer.subnodes();
    for (int i = 0; i < local.length; i++) {
      if (!layer.hasNumericEdges[i]) {
        continue;
      }
      local[i].slopes(layer.bases[i], localSlopes);
      weighted(i, localSlopes, slopes);
      double baseSlope = layer.base.derivative(x[i]);
      for (int edge = i * subnodes; edge < (i + 1) * subnodes; edge++) {
        slopes[edge] = layer.splineScale[edge] * slopes[edge] + layer.baseScale[edge] * baseSlope;
      }
    }
  }

  /**
   * Writes the places of the parameters that the sample has derivatives for.
   *
   * @return one after the last place written
   */
  int indices(int[] indices, int start) {
    int next = start;
    if (coefficientStart >= 0) {
      int subnodes = layer.subnodes();
      for (int i = 0; i < local.length; i++) {
        for (int j = local[i].from; j <= local[i].to; j++) {
          int row = coefficientStart + (i * layer.basisCount + local[i].first + j) * subnodes;
          for (int s = 0; s < subnodes; s++) {
            if (layer.mask[i * subnodes + s]) {
              indices[next++] = row + s;
            }
          }
        }
      }
    }
    next = scaleIndices(baseScaleStart, indices, next);
    return scaleIndices(splineScaleStart, indices, next);
  }

  private int scaleIndices(int scaleStart, int[] indices, int start) {
    int next = start;
    for (int edge = 0; scaleStart >= 0 && edge < layer.mask.length; edge++) {
      if (layer.mask[edge]) {
        indices[next++] = scaleStart + edge;
      }
    }
    return next;
  }

  /**
   * Runs derivatives back to the parameters.
   *
   * @param sumSlopes the derivative of something with respect to each subnode's sum of edges
   * @param values takes its derivatives with respect to the parameters from {@code start} on
   */
  void backward(double[] sumSlopes, double[] values, int start) {
    int next = start;
    int subnodes = layer.subnodes();
    if (coefficientStart >= 0) {
      next = coefficientValues(sumSlopes, values, next);
    }
    for (int edge = 0; baseScaleStart >= 0 && edge < layer.mask.length; edge++) {
      if (layer.mask[edge]) {
        values[next++] = sumSlopes[edge % subnodes] * local[edge / subnodes].base;
      }
    }
    for (int edge = 0; splineScaleStart >= 0 && edge < layer.mask.length; edge++) {
      if (layer.mask[edge]) {
        values[next++] = sumSlopes[edge % subnodes] * splines[edge];
      }
    }
  }

  private int coefficientValues(double[] sumSlopes, double[] values, int start) {
    int next = start;
    int subnodes = layer.subnodes();
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

  /**
   * Runs derivatives back to the inputs; {@link #linearise} must have been called.
   *
   * @param sumSlopes the derivative of something with respect to each subnode's sum of edges
   * @param inputSlopes its derivatives with respect to the inputs are added here
   */
  void inputSlopes(double[] sumSlopes, double[] inputSlopes) {
    for (int edge = 0; edge < layer.mask.length; edge++) {
      if (layer.mask[edge]) {
        inputSlopes[edge / layer.subnodes()] += sumSlopes[edge % layer.subnodes()] * slopes[edge];
      }
    }
  }
}
