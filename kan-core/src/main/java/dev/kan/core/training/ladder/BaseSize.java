// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import java.util.Arrays;

/** Computes the size of the base function on the inputs of a layer. */
final class BaseSize {
  private BaseSize() {}

  /** Returns the root mean square of the base function for each input, over its finite values. */
  static double[] of(KanLayer layer, Batch inputs) {
    double[] sizes = new double[inputs.columns()];
    for (int i = 0; i < sizes.length; i++) {
      double[] column = Arrays.stream(inputs.column(i)).filter(Double::isFinite).toArray();
      double sum = 0;
      for (double x : column) {
        double value = layer.spec().base().value(x);
        sum += value * value / column.length;
      }
      sizes[i] = Math.sqrt(sum);
    }
    return sizes;
  }
}
