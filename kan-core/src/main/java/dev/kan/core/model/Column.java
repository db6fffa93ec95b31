// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model;

import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.InputDistribution;
import java.util.List;

/**
 * A column of a user's table that a model takes, and the network inputs that it becomes. A missing
 * cell never is an error: each kind of column says what stands for it.
 */
public sealed interface Column permits NumericColumn, CategoryColumn {
  /** Returns the name of the column in the table. */
  String name();

  /** Returns the network inputs that the column becomes, in order; at least one. */
  List<Quantity> inputs();

  /**
   * Returns what the network sees for a cell: one number for each of {@link #inputs}, finite.
   *
   * @param cells the column of the table
   * @param row the row of the cell
   * @throws IllegalArgumentException if the cell is not what this kind of column holds
   */
  double[] encode(TableColumn cells, int row);

  /**
   * Returns the distribution of each of {@link #inputs} in the rows that the model was trained on.
   * If that is not known, each number is taken to be the one that stands for missing cells, all
   * categories to be equally frequent, and no cell to be missing.
   */
  List<InputDistribution> distributions();
}
