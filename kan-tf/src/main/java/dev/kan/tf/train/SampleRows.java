// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import java.util.Arrays;
import java.util.Optional;

/**
 * Some rows of samples. Other than with {@link Samples} all of them may weigh 0.
 *
 * @param inputs (rows, inputs)
 * @param targets (rows, outputs)
 * @param weights (rows, 1), if there are any
 */
record SampleRows(Batch inputs, Batch targets, Optional<Batch> weights) {
  /** The rows from {@code from} to the one before {@code to}. */
  static SampleRows range(Samples samples, int from, int to) {
    return new SampleRows(
        samples.inputs().rows(from, to),
        samples.targets().rows(from, to),
        samples.weights().map(each -> each.rows(from, to)));
  }

  /** The rows with the given numbers. */
  static SampleRows select(Samples samples, int... rows) {
    return new SampleRows(
        samples.inputs().select(rows),
        samples.targets().select(rows),
        samples.weights().map(each -> each.select(rows)));
  }

  /** The number of rows. */
  int size() {
    return inputs.rows();
  }

  /** What each row weighs; 1 each if nothing was said. */
  double[] weightValues() {
    return weights.map(Batch::toArray).orElseGet(this::ones);
  }

  /** What these rows weigh together. */
  double weight() {
    return Arrays.stream(weightValues()).sum();
  }

  private double[] ones() {
    double[] ones = new double[size()];
    Arrays.fill(ones, 1);
    return ones;
  }
}
