// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import java.util.Arrays;
import java.util.List;

/**
 * How much each column contributes to the predictions for the rows of a table. A baseline and the
 * contributions of all columns add up to the prediction: the number in the target's unit, or the
 * logit of a class. {@link Explainer} says how they are computed.
 *
 * @param columns the names of the columns
 * @param outputs the names of the outputs: of each quantity, or of each class as {@code
 *     column=label}; of two classes, only the second one has an output
 * @param baselines the prediction for the average row, for each output
 * @param amounts the contributions to each output, (rows, columns)
 */
public record Contributions(
    List<String> columns, List<String> outputs, List<Double> baselines, List<Batch> amounts) {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there is not one baseline and one batch for each output, or
   *     a batch does not have the same rows as the first or not one column for each of {@code
   *     columns}
   */
  public Contributions {
    columns = ImmutableList.copyOf(columns);
    outputs = ImmutableList.copyOf(outputs);
    baselines = ImmutableList.copyOf(baselines);
    amounts = ImmutableList.copyOf(amounts);
    checkArgument(
        !outputs.isEmpty()
            && baselines.size() == outputs.size()
            && amounts.size() == outputs.size(),
        "expected one baseline and one batch for each of %s; got %s and %s",
        outputs,
        baselines.size(),
        amounts.size());
    for (Batch each : amounts) {
      each.requireColumns(columns.size(), "the contributions");
      checkArgument(
          each.rows() == amounts.get(0).rows(),
          "the contributions have %s rows; expected %s as for the first output",
          each.rows(),
          amounts.get(0).rows());
    }
  }

  /** Returns the number of rows. */
  public int rows() {
    return amounts.get(0).rows();
  }

  /**
   * Returns the contribution of a column to an output in a row.
   *
   * @throws IndexOutOfBoundsException if there is no such row, column or output
   */
  public double of(int row, int column, int output) {
    return amounts.get(output).get(row, column);
  }

  /**
   * Returns the sum of the baseline and all contributions in a row: the predicted number, or the
   * logit of a class.
   *
   * @throws IndexOutOfBoundsException if there is no such row or output
   */
  public double prediction(int row, int output) {
    return baselines.get(output) + Arrays.stream(amounts.get(output).row(row)).sum();
  }

  /**
   * Returns the importance of each column: its mean absolute contribution, as a share of the sum
   * over all columns. The shares add up to 1. With several outputs they are averaged over those to
   * which any column contributes; if there is none, all are 0.
   */
  public List<Double> importances() {
    double[] shares = new double[columns.size()];
    for (Batch each : amounts) {
      double[] sizes = sizes(each);
      double sum = Arrays.stream(sizes).sum();
      for (int c = 0; c < shares.length; c++) {
        shares[c] += sum == 0 ? 0 : sizes[c] / sum;
      }
    }
    double all = Arrays.stream(shares).sum();
    return Arrays.stream(shares)
        .map(share -> all == 0 ? 0 : share / all)
        .boxed()
        .collect(ImmutableList.toImmutableList());
  }

  private static double[] sizes(Batch contributions) {
    double[] sizes = new double[contributions.columns()];
    for (int c = 0; c < sizes.length; c++) {
      sizes[c] = Arrays.stream(contributions.column(c)).map(Math::abs).sum();
    }
    return sizes;
  }
}
