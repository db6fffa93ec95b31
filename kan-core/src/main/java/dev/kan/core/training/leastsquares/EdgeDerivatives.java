// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import dev.kan.core.BaseFunction;
import dev.kan.core.KanLayer;
import dev.kan.core.LayerSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.spline.BSplineBasis;
import java.util.Arrays;

/**
 * The numeric parts of one layer's edges, run forward and backward sample by sample. A basis has at
 * most {@code k + 1} functions that are not zero at a sample: only their coefficients, and the
 * scales of active edges, have a derivative there. {@link #indices} names them in rising order and
 * {@link #backward} gives their values in the same order.
 */
final class EdgeDerivatives {
  private final BSplineBasis[] bases;
  private final int basisCount;
  private final int order;
  private final BaseFunction base;
  private final int subnodes;
  private final boolean[] mask;
  private final double[] coefficients;
  private final double[] baseScale;
  private final double[] splineScale;
  private final Offsets offsets;

  EdgeDerivatives(KanLayer layer, Offsets offsets) {
    LayerSpec spec = layer.spec();
    bases = spec.grid().bases(spec.outside()).toArray(BSplineBasis[]::new);
    basisCount = spec.grid().basisCount();
    order = spec.grid().order();
    base = spec.base();
    subnodes = spec.subnodes();
    mask = layer.mask();
    coefficients = layer.values(ParameterKind.COEFFICIENTS);
    baseScale = layer.values(ParameterKind.BASE_SCALE);
    splineScale = layer.values(ParameterKind.SPLINE_SCALE);
    this.offsets = offsets;
  }

  /** The largest number of derivatives that a sample can have. */
  int mostIndices() {
    return mask.length * (order + 3);
  }

  /** Adds the numeric parts at {@code x} up in {@code tape.raw}. */
  void forward(double[] x, Tape tape) {
    tape.clear();
    for (int i = 0; i < bases.length; i++) {
      tape.lookUp(i, bases[i], x[i]);
      tape.baseValue[i] = base.value(x[i]);
      tape.baseSlope[i] = base.derivative(x[i]);
      for (int s = 0; s < subnodes; s++) {
        if (mask[i * subnodes + s]) {
          addEdge(i, s, tape);
        }
      }
    }
  }

  private void addEdge(int input, int subnode, Tape tape) {
    double value = 0;
    double slope = 0;
    int row = input * basisCount + tape.first[input];
    for (int j = tape.from[input]; j <= tape.to[input]; j++) {
      double c = coefficients[(row + j) * subnodes + subnode];
      value += c * tape.values[input][j];
      slope += c * tape.slopes[input][j];
    }
    int edge = input * subnodes + subnode;
    tape.splines[edge] = value;
    tape.edgeSlopes[edge] = splineScale[edge] * slope + baseScale[edge] * tape.baseSlope[input];
    tape.raw[subnode] += splineScale[edge] * value + baseScale[edge] * tape.baseValue[input];
  }

  /**
   * Writes the places of the parameters that the sample on the tape has derivatives for.
   *
   * @return one after the last place written
   */
  int indices(Tape tape, int[] indices, int start) {
    int next = start;
    if (offsets.trains(ParameterKind.COEFFICIENTS)) {
      int offset = offsets.of(ParameterKind.COEFFICIENTS);
      for (int i = 0; i < bases.length; i++) {
        for (int j = tape.from[i]; j <= tape.to[i]; j++) {
          int row = offset + (i * basisCount + tape.first[i] + j) * subnodes;
          for (int s = 0; s < subnodes; s++) {
            if (mask[i * subnodes + s]) {
              indices[next++] = row + s;
            }
          }
        }
      }
    }
    next = scaleIndices(ParameterKind.BASE_SCALE, indices, next);
    return scaleIndices(ParameterKind.SPLINE_SCALE, indices, next);
  }

  private int scaleIndices(ParameterKind kind, int[] indices, int start) {
    int next = start;
    if (offsets.trains(kind)) {
      for (int edge = 0; edge < mask.length; edge++) {
        if (mask[edge]) {
          indices[next++] = offsets.of(kind) + edge;
        }
      }
    }
    return next;
  }

  /**
   * Runs derivatives back through the numeric parts.
   *
   * @param slopes the derivative of something with respect to each subnode's sum of edges
   * @param tape the sample, forward pass done
   * @param values takes its derivatives with respect to the parameters from {@code start} on
   * @param inputSlopes takes its derivatives with respect to the inputs
   */
  void backward(double[] slopes, Tape tape, double[] values, int start, double[] inputSlopes) {
    Arrays.fill(inputSlopes, 0, bases.length, 0);
    for (int edge = 0; edge < mask.length; edge++) {
      if (mask[edge]) {
        inputSlopes[edge / subnodes] += slopes[edge % subnodes] * tape.edgeSlopes[edge];
      }
    }
    int next = start;
    if (offsets.trains(ParameterKind.COEFFICIENTS)) {
      next = coefficientValues(slopes, tape, values, next);
    }
    if (offsets.trains(ParameterKind.BASE_SCALE)) {
      for (int edge = 0; edge < mask.length; edge++) {
        if (mask[edge]) {
          values[next++] = slopes[edge % subnodes] * tape.baseValue[edge / subnodes];
        }
      }
    }
    if (offsets.trains(ParameterKind.SPLINE_SCALE)) {
      for (int edge = 0; edge < mask.length; edge++) {
        if (mask[edge]) {
          values[next++] = slopes[edge % subnodes] * tape.splines[edge];
        }
      }
    }
  }

  private int coefficientValues(double[] slopes, Tape tape, double[] values, int start) {
    int next = start;
    for (int i = 0; i < bases.length; i++) {
      for (int j = tape.from[i]; j <= tape.to[i]; j++) {
        for (int s = 0; s < subnodes; s++) {
          int edge = i * subnodes + s;
          if (mask[edge]) {
            values[next++] = slopes[s] * splineScale[edge] * tape.values[i][j];
          }
        }
      }
    }
    return next;
  }
}
