// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Stats;
import java.util.List;

/**
 * A map of every column to mean 0 and standard deviation 1, and its inverse.
 *
 * @param means the mean of each column
 * @param deviations the standard deviation of each column, positive
 */
public record Normalisation(List<Double> means, List<Double> deviations) {
  /**
   * Checks the statistics.
   *
   * @throws IllegalArgumentException if there is no column, the lists differ in length, or a
   *     deviation is not positive
   */
  public Normalisation {
    means = ImmutableList.copyOf(means);
    deviations = ImmutableList.copyOf(deviations);
    checkArgument(
        means.size() == deviations.size() && !means.isEmpty(),
        "expected one mean and one deviation for each column; got %s and %s",
        means.size(),
        deviations.size());
    for (double deviation : deviations) {
      checkArgument(
          deviation > 0 && Double.isFinite(deviation),
          "deviations must be positive; got %s",
          deviation);
    }
  }

  /**
   * Returns the normalisation of a batch: the mean and the unbiased standard deviation, with the
   * divisor n - 1, of each column, as in pykan. A constant column has deviation 1.
   *
   * @throws IllegalArgumentException if a number is not finite, or the numbers of a column are too
   *     large (from about 1e154 on) for a finite mean and deviation
   */
  public static Normalisation of(Batch batch) {
    batch.requireFinite("the batch to normalise");
    ImmutableList.Builder<Double> means = ImmutableList.builder();
    ImmutableList.Builder<Double> deviations = ImmutableList.builder();
    for (int c = 0; c < batch.columns(); c++) {
      Stats column = Stats.of(batch.column(c));
      double deviation = column.count() > 1 ? column.sampleStandardDeviation() : 0;
      checkArgument(
          Double.isFinite(column.mean()) && Double.isFinite(deviation),
          "the numbers of column %s, %s to %s, are too large to normalise",
          c,
          column.min(),
          column.max());
      means.add(column.mean());
      deviations.add(deviation > 0 ? deviation : 1);
    }
    return new Normalisation(means.build(), deviations.build());
  }

  /**
   * Returns the batch with every column normalised.
   *
   * @throws IllegalArgumentException if the number of columns differs, or a finite number would
   *     become infinite
   */
  public Batch apply(Batch batch) {
    return map(batch, this::normalised);
  }

  private double normalised(double value, int column) {
    double normalised = (value - means.get(column)) / deviations.get(column);
    checkArgument(
        Double.isFinite(normalised) || !Double.isFinite(value),
        "a number of column %s is too large to normalise by deviation %s: %s",
        column,
        deviations.get(column),
        value);
    return normalised;
  }

  /**
   * Returns the batch with the normalisation undone.
   *
   * @throws IllegalArgumentException if the number of columns differs
   */
  public Batch undo(Batch batch) {
    return map(batch, (value, c) -> value * deviations.get(c) + means.get(c));
  }

  /**
   * Returns the normalisation of some of the columns, in the given order.
   *
   * @param columns the indices of the columns, from 0
   * @throws IndexOutOfBoundsException if a column does not exist
   * @throws IllegalArgumentException if no column is selected
   */
  public Normalisation select(List<Integer> columns) {
    return new Normalisation(
        columns.stream().map(means::get).toList(), columns.stream().map(deviations::get).toList());
  }

  private Batch map(Batch batch, ColumnFunction function) {
    batch.requireColumns(means.size(), "the batch");
    double[] values = batch.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = function.apply(values[i], i % batch.columns());
    }
    return Batch.of(batch.columns(), values);
  }

  @FunctionalInterface
  private interface ColumnFunction {
    double apply(double value, int column);
  }
}
