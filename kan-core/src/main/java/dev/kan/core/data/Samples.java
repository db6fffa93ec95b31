// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Inputs and the targets that belong to them, row by row, and what each sample weighs: a loss or a
 * metric of weighted samples is {@code sum(w * value) / sum(w)}.
 *
 * @param inputs (samples, inputs), finite
 * @param targets (samples, outputs), finite
 * @param weights (samples, 1), finite, 0 or more, not all 0; empty if all samples weigh the same
 */
public record Samples(Batch inputs, Batch targets, Optional<Batch> weights) {
  /**
   * Checks that inputs, targets and weights belong together.
   *
   * @throws IllegalArgumentException if the numbers of rows differ, or a value is not finite, the
   *     message naming its row and column; if there is more than one column of weights, a weight is
   *     negative, or all are 0
   */
  public Samples {
    checkArgument(
        inputs.rows() == targets.rows(),
        "inputs and targets need the same number of rows; got %s and %s",
        inputs.rows(),
        targets.rows());
    inputs.requireFinite("inputs");
    targets.requireFinite("targets");
    int rows = inputs.rows();
    weights.ifPresent(given -> requireWeights(given, rows));
  }

  /**
   * Samples that all weigh the same.
   *
   * @throws IllegalArgumentException if the numbers of rows differ, or a value is not finite
   */
  public Samples(Batch inputs, Batch targets) {
    this(inputs, targets, Optional.empty());
  }

  private static void requireWeights(Batch weights, int rows) {
    weights.requireColumns(1, "the weights").requireFinite("the weights");
    checkArgument(
        weights.rows() == rows,
        "expected %s weights, one for each sample; got %s",
        rows,
        weights.rows());
    double sum = 0;
    for (int r = 0; r < rows; r++) {
      double weight = weights.get(r, 0);
      if (weight < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "weights must be 0 or more; that of sample %d is %s", r, weight));
      }
      sum += weight;
    }
    checkArgument(sum > 0, "at least one weight must be more than 0; got only zeros");
    checkArgument(Double.isFinite(sum), "the sum of the weights must be finite; got %s", sum);
  }

  /** The number of samples. */
  public int size() {
    return inputs.rows();
  }

  /** What each sample weighs, a copy; 1 each if nothing was said. */
  public double[] weightValues() {
    return weights.map(Batch::toArray).orElseGet(this::ones);
  }

  private double[] ones() {
    double[] ones = new double[size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The same samples with other inputs. */
  public Samples withInputs(Batch newInputs) {
    return new Samples(newInputs, targets, weights);
  }

  /** The same samples with other targets. */
  public Samples withTargets(Batch newTargets) {
    return new Samples(inputs, newTargets, weights);
  }

  /**
   * The same samples with other weights.
   *
   * @param newWeights one for each sample, finite, 0 or more, not all 0
   * @throws IllegalArgumentException if they are something else
   */
  public Samples withWeights(double... newWeights) {
    return new Samples(inputs, targets, Optional.of(Batch.of(1, newWeights)));
  }

  /**
   * The samples with the given numbers, in that order.
   *
   * @throws IndexOutOfBoundsException if a sample does not exist
   * @throws IllegalArgumentException if no sample is asked for, or all of them weigh 0
   */
  public Samples select(int... rows) {
    return new Samples(
        inputs.select(rows), targets.select(rows), weights.map(each -> each.select(rows)));
  }

  /** Those of the samples that weigh more than 0; these themselves if all do. */
  public Samples withoutWeightless() {
    double[] weight = weightValues();
    int[] rows = IntStream.range(0, weight.length).filter(r -> weight[r] > 0).toArray();
    return rows.length == weight.length ? this : select(rows);
  }

  /**
   * The same samples with fewer inputs, or with the inputs in another order: what a network takes
   * that was pruned of some.
   *
   * @param columns the inputs to keep, counted from 0
   * @throws IndexOutOfBoundsException if an input does not exist
   * @throws IllegalArgumentException if no input is asked for
   */
  public Samples selectInputs(List<Integer> columns) {
    return withInputs(inputs.selectColumns(columns));
  }

  /**
   * Returns the size and the first samples, for example {@code Samples[1000: [0.3, -0.7] -> [1.2],
   * ...]}.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Samples[%d%s: %s]",
        size(),
        weights.isPresent() ? ", weighted" : "",
        FirstRows.of(size(), r -> inputs.shownRow(r) + " -> " + targets.shownRow(r)));
  }
}
