// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.Batch;

/**
 * The intervals around the predictions for some rows.
 *
 * @param lower (rows, targets), the lower ends in the targets' units
 * @param upper (rows, targets), the upper ends
 */
public record PredictionIntervals(Batch lower, Batch upper) {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they differ
   */
  public PredictionIntervals {
    checkArgument(
        upper.rows() == lower.rows(),
        "expected as many upper ends as lower ones; got %s and %s",
        upper.rows(),
        lower.rows());
    upper.requireColumns(lower.columns(), "the upper ends");
  }
}
