// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import static com.google.common.base.Preconditions.checkArgument;

import dev.kan.core.data.TableColumn;
import java.util.List;

/**
 * A column of numbers. It becomes one network input, and a second one that is 1 for a missing cell
 * and 0 otherwise if the model has learned what a missing cell means.
 *
 * @param quantity the name, unit and scaling
 * @param imputed the value that stands for a missing cell, in the user's unit, finite
 * @param missingLearned true if a further input tells the network that the cell is missing
 */
public record NumericColumn(Quantity quantity, double imputed, boolean missingLearned)
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
    double seen = quantity.toNetwork(value);
    checkArgument(Double.isFinite(seen), "%s is too large for the scale of the column", value);
    return missingLearned ? new double[] {seen, missing ? 1 : 0} : new double[] {seen};
  }
}
