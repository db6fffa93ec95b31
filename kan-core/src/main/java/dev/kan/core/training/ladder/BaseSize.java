// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.KanLayer;
import dev.kan.core.data.Batch;
import java.util.Arrays;

/** How large the base function is on a layer's inputs. */
final class BaseSize {
  private BaseSize() {}

  /** The root mean square of the base function for each input, where the input is finite. */
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
