// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.explanation;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.model.Column;
import java.util.List;

/**
 * How the predictions change with the cell of one column.
 *
 * @param column the column
 * @param levels the cells: evenly spaced numbers in ascending order, or each category; at least one
 * @param missing the missing cell
 */
public record ColumnEffect(Column column, List<Level> levels, Level missing) {
  /**
   * Copies the levels.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ColumnEffect {
    levels = ImmutableList.copyOf(levels);
    checkArgument(
        !levels.isEmpty(), "the effect of %s needs at least one level; got none", column.name());
  }

  /**
   * The effect of one cell.
   *
   * @param number the number in the column's unit; NaN for a category and for a missing cell
   * @param category the category; empty for a number and for a missing cell
   * @param share the share of rows whose cell is this one, or a number that is nearest to this one;
   *     0 if the distribution is not known
   * @param outputs the effect on each output
   */
  public record Level(double number, String category, double share, List<Effect> outputs) {
    /** Copies the effects. */
    public Level {
      outputs = ImmutableList.copyOf(outputs);
    }
  }

  /**
   * The effect of a cell on one output, in the target's unit or as a logit. Averaged over all rows,
   * effects are 0.
   *
   * @param mean the mean over the other columns of rows
   * @param lower the value that a tenth of the rows lie below; the mean if no rows were given
   * @param upper the value that a tenth of the rows lie above; the mean if no rows were given
   */
  public record Effect(double mean, double lower, double upper) {}
}
