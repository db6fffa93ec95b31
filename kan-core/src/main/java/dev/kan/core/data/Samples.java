// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Inputs and the targets that belong to them, row by row.
 *
 * @param inputs (samples, inputs), finite
 * @param targets (samples, outputs), finite
 */
public record Samples(Batch inputs, Batch targets) {
  /**
   * Checks that inputs and targets belong together.
   *
   * @throws IllegalArgumentException if the numbers of rows differ, or a value is not finite; the
   *     message names its row and column
   */
  public Samples {
    checkArgument(
        inputs.rows() == targets.rows(),
        "inputs and targets need the same number of rows; got %s and %s",
        inputs.rows(),
        targets.rows());
    inputs.requireFinite("inputs");
    targets.requireFinite("targets");
  }

  /** The number of samples. */
  public int size() {
    return inputs.rows();
  }

  /** The samples with the given numbers, in that order. */
  public Samples select(int... rows) {
    return new Samples(inputs.select(rows), targets.select(rows));
  }
}
