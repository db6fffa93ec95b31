// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.evaluation.attribution;

import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;

/**
 * The part of a penalty for the absolute values of a layer's spline coefficients and of the
 * differences of neighbours.
 */
final class CoefficientPenalty {
  private CoefficientPenalty() {}

  static double of(KanLayer layer, double coefficient, double smoothness) {
    int functions = layer.spec().grid().basisCount();
    int subnodes = layer.spec().subnodes();
    double[] c = layer.values(ParameterKind.COEFFICIENTS);
    double values = 0;
    double differences = 0;
    for (int e = 0; e < c.length; e++) {
      values += Math.abs(c[e]);
      boolean hasNext = e / subnodes % functions < functions - 1;
      differences += hasNext ? Math.abs(c[e + subnodes] - c[e]) : 0;
    }
    return (coefficient * values + smoothness * differences) / subnodes;
  }
}
