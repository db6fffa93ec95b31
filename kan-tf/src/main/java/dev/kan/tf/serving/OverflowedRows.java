// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import dev.kan.core.Kan;
import dev.kan.core.evaluation.KanEvaluator;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Recomputes the outputs of samples for which the graph gave infinity or NaN. An intermediate
 * result may have been too large for the type of the graph although the outputs are not. The
 * plain-Java evaluator computes such samples in double precision; its outputs may be infinite or
 * NaN as well.
 */
final class OverflowedRows {
  private final KanEvaluator evaluator;
  private final int outputs;

  OverflowedRows(Kan kan) {
    evaluator = KanEvaluator.of(kan);
    outputs = kan.outputs();
  }

  /**
   * Replaces the outputs of samples that are not finite.
   *
   * @param computed (samples, outputs), changed in place
   * @param sample the inputs of each sample, by row
   * @return {@code computed}
   */
  double[] evaluate(double[] computed, IntFunction<double[]> sample) {
    for (int row = 0; row < computed.length / outputs; row++) {
      if (!isFinite(computed, row)) {
        System.arraycopy(exact(sample, row), 0, computed, row * outputs, outputs);
      }
    }
    return computed;
  }

  /**
   * Replaces the outputs of samples that are not finite.
   *
   * @param computed (samples, outputs), changed in place
   * @param sample the inputs of each sample, by row
   * @return {@code computed}
   * @throws ArithmeticException if an output is finite but too large for single precision
   */
  float[] evaluate(float[] computed, IntFunction<double[]> sample) {
    for (int row = 0; row < computed.length / outputs; row++) {
      if (!isFinite(computed, row)) {
        double[] exact = exact(sample, row);
        for (int column = 0; column < outputs; column++) {
          computed[row * outputs + column] = single(exact[column], row, column);
        }
      }
    }
    return computed;
  }

  private double[] exact(IntFunction<double[]> sample, int row) {
    return evaluator.evaluate(sample.apply(row));
  }

  private boolean isFinite(double[] computed, int row) {
    boolean finite = true;
    for (int i = row * outputs; i < (row + 1) * outputs; i++) {
      finite &= Double.isFinite(computed[i]);
    }
    return finite;
  }

  private boolean isFinite(float[] computed, int row) {
    boolean finite = true;
    for (int i = row * outputs; i < (row + 1) * outputs; i++) {
      finite &= Float.isFinite(computed[i]);
    }
    return finite;
  }

  private static float single(double exact, int row, int column) {
    float rounded = (float) exact;
    if (Float.isInfinite(rounded) && Double.isFinite(exact)) {
      throw new ArithmeticException(
          String.format(
              Locale.ROOT,
              "the output must fit float32; row %d, column %d is %s",
              row,
              column,
              exact));
    }
    return rounded;
  }
}
