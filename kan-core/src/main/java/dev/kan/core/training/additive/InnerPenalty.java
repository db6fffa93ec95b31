// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import com.google.common.primitives.Doubles;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;

/**
 * Decides how strongly the terms of each column are penalised inside hidden nodes. Columns in which
 * the additive fit sees little are penalised more, so that noise hardly enters the nodes.
 */
final class InnerPenalty {
  private static final double UNSMOOTH_SHARE = 0.3;
  private static final double RELEVANT_SHARE = 0.1;
  private static final double LARGEST_FACTOR = 5;

  private InnerPenalty() {}

  /**
   * Returns the strength of each term of a space inside hidden nodes.
   *
   * @param additive the additive fit
   * @param point its parameters
   * @param inner the space
   * @param strength the penalty of a bend of a relevant column
   */
  static ImmutableDoubleArray of(
      AdditiveFit additive, double[] point, TermSpace inner, double strength) {
    Design design = inner.design();
    double[] deviations = deviations(new FittedFunction(additive.shape(), point));
    double greatest = Doubles.max(deviations);
    double[] strengths = new double[inner.size()];
    for (int t = 0; t < strengths.length; t++) {
      double deviation = deviations[design.column(inner.input(t))];
      double ratio = RELEVANT_SHARE * greatest / Math.max(deviation, Double.MIN_NORMAL);
      double factor = Doubles.constrainToRange(ratio * ratio, 1, LARGEST_FACTOR);
      double share = inner.isBend(t) ? 1 : UNSMOOTH_SHARE;
      strengths[t] = additive.noise() * strength * share * factor;
    }
    return ImmutableDoubleArray.copyOf(strengths);
  }

  /** Returns the deviation over the rows of what each column of the table contributes. */
  private static double[] deviations(FittedFunction function) {
    Design design = function.shape().design();
    int outputs = function.shape().outputs();
    int columns = design.columns();
    double[] sums = new double[columns * outputs];
    double[] squares = new double[columns * outputs];
    double[] values = new double[columns * outputs];
    for (int r = 0; r < design.rows(); r++) {
      Arrays.fill(values, 0);
      for (int i = 0; i < design.inputs(); i++) {
        for (int o = 0; o < outputs; o++) {
          values[design.column(i) * outputs + o] += function.contribution(r, i, o);
        }
      }
      for (int i = 0; i < values.length; i++) {
        sums[i] += values[i];
        squares[i] += values[i] * values[i];
      }
    }
    double[] deviations = new double[columns];
    for (int i = 0; i < values.length; i++) {
      double mean = sums[i] / design.rows();
      deviations[i / outputs] += Math.max(0, squares[i] / design.rows() - mean * mean) / outputs;
    }
    Arrays.setAll(deviations, c -> Math.sqrt(deviations[c]));
    return deviations;
  }
}
