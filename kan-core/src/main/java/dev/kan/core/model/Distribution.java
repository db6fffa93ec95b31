// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import com.google.common.math.Quantiles;
import com.google.common.primitives.Doubles;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The distribution of the numbers of a column in the rows that a model was trained on.
 *
 * @param quantiles the quantiles of evenly spaced probabilities from 0 to 1, so that the first is
 *     the smallest number and the last the greatest; ascending; empty if nothing is known
 * @param missing the share of rows whose cell is missing, 0 to 1
 */
public record Distribution(List<Double> quantiles, double missing) {
  /** The distribution of a column of which nothing is known. */
  public static final Distribution UNKNOWN = new Distribution(List.of(), 0);

  private static final int STEPS = 64;

  /**
   * Checks the order of the quantiles.
   *
   * @throws IllegalArgumentException if there is exactly one quantile, one is not finite, they are
   *     not ascending, or the share does not lie between 0 and 1
   */
  public Distribution {
    quantiles = ImmutableList.copyOf(quantiles);
    checkArgument(
        quantiles.size() != 1
            && quantiles.stream().allMatch(Doubles::isFinite)
            && Ordering.natural().isOrdered(quantiles),
        "expected at least two quantiles, finite and ascending, or none; got %s",
        quantiles);
    checkArgument(
        missing >= 0 && missing <= 1,
        "the share of missing cells must lie between 0 and 1; got %s",
        missing);
  }

  /**
   * Returns the distribution of the numbers of a column, by 65 quantiles.
   *
   * @param numbers the numbers of all cells that are not missing, at least one
   * @param rows the number of all cells
   */
  public static Distribution of(double[] numbers, int rows) {
    int[] steps = IntStream.rangeClosed(0, STEPS).toArray();
    Map<Integer, Double> computed = Quantiles.scale(STEPS).indexes(steps).compute(numbers);
    return new Distribution(
        IntStream.of(steps).mapToObj(computed::get).sorted().toList(),
        1 - (double) numbers.length / rows);
  }

  /** Returns true if the quantiles are known. */
  public boolean isKnown() {
    return !quantiles.isEmpty();
  }
}
