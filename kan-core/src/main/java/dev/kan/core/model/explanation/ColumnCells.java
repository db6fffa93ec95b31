// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.explanation;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.InputDistribution;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.Column;
import dev.kan.core.model.Distribution;
import dev.kan.core.model.NumericColumn;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The cells of a column at which its effect is computed, each with its share of the rows.
 *
 * @param numbers the numbers, NaN for a category and for a missing cell
 * @param categories the categories, empty for a number and for a missing cell
 * @param shares the shares; all 0 if the distribution is not known
 */
record ColumnCells(List<Double> numbers, List<String> categories, List<Double> shares) {
  ColumnCells {
    numbers = ImmutableList.copyOf(numbers);
    categories = ImmutableList.copyOf(categories);
    shares = ImmutableList.copyOf(shares);
  }

  /**
   * Returns numbers from the least to the greatest one, or all categories; the last cell is the
   * missing one.
   *
   * @param rows the rows to count; if there are none, the shares are those of the training rows
   */
  static ColumnCells of(Column column, Optional<TableColumn> rows) {
    return column instanceof NumericColumn numeric
        ? numeric(numeric, rows)
        : categories((CategoryColumn) column, rows);
  }

  /**
   * Returns the cells that represent the rows that the model was trained on, for means over these;
   * the shares add up to 1.
   */
  static ColumnCells typical(Column column) {
    if (column instanceof NumericColumn numeric) {
      Distribution known = numeric.distribution();
      InputDistribution numbers =
          known.isKnown()
              ? InputDistribution.ofQuantiles(known.quantiles())
              : InputDistribution.at(numeric.imputed());
      return new ColumnCells(
          with(numbers.values(), Double.NaN),
          Collections.nCopies(numbers.values().size() + 1, ""),
          with(
              numbers.weights().stream().map(weight -> weight * (1 - known.missing())).toList(),
              known.missing()));
    }
    ColumnCells all = categories((CategoryColumn) column, Optional.empty());
    int count = all.categories().size() - 1;
    return all.shares().stream().anyMatch(share -> share > 0)
        ? all
        : new ColumnCells(
            all.numbers(), all.categories(), with(Collections.nCopies(count, 1.0 / count), 0.0));
  }

  private static <T> List<T> with(List<T> list, T last) {
    return ImmutableList.<T>builder().addAll(list).add(last).build();
  }

  private static ColumnCells categories(CategoryColumn column, Optional<TableColumn> rows) {
    List<String> categories = with(column.categories(), "");
    double[] shares = new double[categories.size()];
    if (rows.isPresent()) {
      int[] counts = new int[shares.length];
      for (int r = 0; r < rows.get().rows(); r++) {
        int known = rows.get().isMissing(r) ? -1 : column.categories().indexOf(rows.get().text(r));
        counts[known < 0 ? counts.length - 1 : known]++;
      }
      shares = shares(counts);
    } else if (!column.shares().isEmpty()) {
      double sum = column.shares().stream().mapToDouble(Double::doubleValue).sum();
      shares = Doubles.toArray(with(column.shares(), Math.max(0, 1 - sum)));
    }
    return new ColumnCells(
        Collections.nCopies(shares.length, Double.NaN), categories, Doubles.asList(shares));
  }

  private static ColumnCells numeric(NumericColumn column, Optional<TableColumn> rows) {
    double[] levels = NumberLevels.levels(column, rows);
    double[] shares =
        rows.map(cells -> NumberLevels.counted(column, cells, levels))
            .orElseGet(() -> NumberLevels.expected(column.distribution(), levels));
    return new ColumnCells(
        with(Doubles.asList(levels), Double.NaN),
        Collections.nCopies(levels.length + 1, ""),
        Doubles.asList(shares));
  }

  /** Returns counts as shares of their sum. */
  static double[] shares(int... counts) {
    double all = IntStream.of(counts).sum();
    return IntStream.of(counts).mapToDouble(count -> count / all).toArray();
  }

  /** Returns the network inputs for each cell, (cells, inputs of the column). */
  double[][] encode(Column column) {
    Table.Builder table = Table.builder();
    if (column instanceof NumericColumn) {
      table.numbers(column.name(), Doubles.toArray(numbers));
    } else {
      table.texts(column.name(), categories);
    }
    TableColumn cells = table.build().column(column.name());
    return IntStream.range(0, cells.rows())
        .mapToObj(row -> column.encode(cells, row))
        .toArray(double[][]::new);
  }
}
