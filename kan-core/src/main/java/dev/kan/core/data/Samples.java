// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Inputs with the targets that belong to them, row by row, and an optional weight for each sample.
 * Losses and metrics of weighted samples are {@code sum(w * value) / sum(w)}.
 *
 * @param inputs (samples, inputs), finite
 * @param targets (samples, outputs), finite
 * @param weights (samples, 1), finite, 0 or more, not all 0; empty if all samples have the same
 *     weight
 */
public record Samples(Batch inputs, Batch targets, Optional<Batch> weights) {
  /**
   * Checks that inputs, targets and weights fit together.
   *
   * @throws IllegalArgumentException if the numbers of rows differ; if a value is not finite, with
   *     its row and column in the message; if there is more than one column of weights, a weight is
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
   * Creates samples that all have the same weight.
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

  /** Returns the number of samples. */
  public int size() {
    return inputs.rows();
  }

  /** Returns a copy of the weights of the samples, or all ones if there are none. */
  public double[] weightValues() {
    return weights.map(Batch::toArray).orElseGet(this::ones);
  }

  private double[] ones() {
    double[] ones = new double[size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Returns these samples with other inputs. */
  public Samples withInputs(Batch newInputs) {
    return new Samples(newInputs, targets, weights);
  }

  /** Returns these samples with other targets. */
  public Samples withTargets(Batch newTargets) {
    return new Samples(inputs, newTargets, weights);
  }

  /**
   * Returns these samples with other weights.
   *
   * @param newWeights one weight for each sample, finite, 0 or more, not all 0
   * @throws IllegalArgumentException if the number of weights is wrong, a weight is negative or not
   *     finite, or all are 0
   */
  public Samples withWeights(double... newWeights) {
    return new Samples(inputs, targets, Optional.of(Batch.of(1, newWeights)));
  }

  /**
   * Returns the samples with the given indices, in that order.
   *
   * @throws IndexOutOfBoundsException if a sample does not exist
   * @throws IllegalArgumentException if no sample is selected, or all selected samples have weight
   *     0
   */
  public Samples select(int... rows) {
    return new Samples(
        inputs.select(rows), targets.select(rows), weights.map(each -> each.select(rows)));
  }

  /** Returns the samples with a weight above 0; this object if that is all of them. */
  public Samples withoutWeightless() {
    double[] weight = weightValues();
    int[] rows = IntStream.range(0, weight.length).filter(r -> weight[r] > 0).toArray();
    return rows.length == weight.length ? this : select(rows);
  }

  /**
   * Returns these samples with some of their inputs, in the given order, for example those that are
   * left after pruning.
   *
   * @param columns the indices of the inputs to keep, from 0
   * @throws IndexOutOfBoundsException if an input does not exist
   * @throws IllegalArgumentException if no input is selected
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
