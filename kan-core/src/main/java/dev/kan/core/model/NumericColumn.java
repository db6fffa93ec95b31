// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.InputDistribution;
import dev.kan.core.spline.Interval;
import java.util.List;
import java.util.Optional;

/**
 * A column of numbers. It becomes one network input, and a second one that is 1 for a missing cell
 * and 0 otherwise if the model has learned what a missing cell means.
 *
 * @param quantity the name, unit and scaling
 * @param imputed the value that stands for a missing cell, in the user's unit, finite
 * @param missingLearned true if a further input tells the network that the cell is missing
 * @param limits the least and the greatest number that the network sees, in the user's unit;
 *     numbers beyond a limit count as the limit; empty if there are none
 * @param distribution the distribution of the numbers in the rows that the model was trained on
 */
public record NumericColumn(
    Quantity quantity,
    double imputed,
    boolean missingLearned,
    Optional<Interval> limits,
    Distribution distribution)
    implements Column {
  /**
   * Checks the value for missing cells.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public NumericColumn {
    checkArgument(
        Double.isFinite(imputed),
        "the value for missing cells of %s must be finite; got %s",
        quantity.name(),
        imputed);
  }

  /** Creates a column without limits and of unknown distribution. */
  public NumericColumn(Quantity quantity, double imputed, boolean missingLearned) {
    this(quantity, imputed, missingLearned, Optional.empty(), Distribution.UNKNOWN);
  }

  /** Returns a column whose numbers the network sees as they are. */
  public static NumericColumn unscaled(String name) {
    return new NumericColumn(Quantity.unscaled(name), 0, false);
  }

  @Override
  public String name() {
    return quantity.name();
  }

  @Override
  public List<Quantity> inputs() {
    return missingLearned
        ? List.of(quantity, Quantity.unscaled(name() + " missing"))
        : List.of(quantity);
  }

  @Override
  public double[] encode(TableColumn cells, int row) {
    boolean missing = cells.isMissing(row);
    double value = missing ? imputed : cells.number(row);
    double seen = seen(value);
    checkArgument(Double.isFinite(seen), "%s is too large for the scale of the column", value);
    return missingLearned ? new double[] {seen, missing ? 1 : 0} : new double[] {seen};
  }

  @Override
  public List<InputDistribution> distributions() {
    InputDistribution numbers =
        distribution.isKnown()
            ? InputDistribution.ofQuantiles(
                    distribution.quantiles().stream().map(this::seen).toList())
                .with(seen(imputed), distribution.missing())
            : InputDistribution.at(seen(imputed));
    return missingLearned
        ? List.of(numbers, InputDistribution.indicator(distribution.missing()))
        : List.of(numbers);
  }

  private double seen(double number) {
    return quantity.toNetwork(limited(number));
  }

  /** Returns a number or, if it lies beyond a limit, the limit. */
  public double limited(double number) {
    return limits
        .map(each -> Math.min(Math.max(number, each.lower()), each.upper()))
        .orElse(number);
  }
}
