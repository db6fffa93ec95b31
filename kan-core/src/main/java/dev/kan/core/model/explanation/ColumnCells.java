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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The cells of a column at which its effect is computed, each with its share of the rows.
 *
 * @param numbers the numbers, NaN for a category and for a missing cell
 * @param categories the categories, empty for a number and for a missing cell
 * @param shares the shares; all 0 if the distribution is not known
 */
record ColumnCells(List<Double> numbers, List<String> categories, List<Double> shares) {
  private static final int MOST = 100;

  /** The half-width, in units of the scale, of the range of a column of which nothing is known. */
  private static final double USUAL_RANGE = 2;

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
    double[] grid = grid(column, rows);
    double[] shares =
        rows.map(cells -> counted(column, cells, grid))
            .orElseGet(() -> expected(column.distribution(), grid));
    return new ColumnCells(
        with(Doubles.asList(grid), Double.NaN),
        Collections.nCopies(grid.length + 1, ""),
        Doubles.asList(shares));
  }

  private static double[] grid(NumericColumn column, Optional<TableColumn> rows) {
    double[] known = Doubles.toArray(column.distribution().quantiles());
    if (known.length == 0) {
      known = rows.map(ColumnCells::numbers).orElse(known);
    }
    if (known.length == 0) {
      double half = USUAL_RANGE * column.quantity().scale();
      double centre = column.quantity().centre();
      known =
          column
              .limits()
              .map(limits -> new double[] {limits.lower(), limits.upper()})
              .orElse(new double[] {centre - half, centre + half});
    }
    double least = column.limited(Doubles.min(known));
    double greatest = column.limited(Doubles.max(known));
    int count = least < greatest ? MOST : 1;
    return IntStream.range(0, count)
        .mapToDouble(j -> j == count - 1 ? greatest : least + (greatest - least) * j / (count - 1))
        .toArray();
  }

  private static double[] numbers(TableColumn cells) {
    return IntStream.range(0, cells.rows())
        .filter(row -> !cells.isMissing(row))
        .mapToDouble(cells::number)
        .toArray();
  }

  private static double[] counted(NumericColumn column, TableColumn cells, double... grid) {
    int[] counts = new int[grid.length + 1];
    double step = grid.length == 1 ? 1 : (grid[grid.length - 1] - grid[0]) / (grid.length - 1);
    for (int r = 0; r < cells.rows(); r++) {
      if (cells.isMissing(r)) {
        counts[grid.length]++;
      } else {
        double place = (column.limited(cells.number(r)) - grid[0]) / step;
        counts[(int) Math.min(Math.max(Math.round(place), 0), grid.length - 1)]++;
      }
    }
    return shares(counts);
  }

  private static double[] shares(int... counts) {
    double all = IntStream.of(counts).sum();
    return IntStream.of(counts).mapToDouble(count -> count / all).toArray();
  }

  /** Returns the shares that quantiles with straight lines between them give. */
  private static double[] expected(Distribution distribution, double... grid) {
    double[] shares = new double[grid.length + 1];
    if (!distribution.isKnown()) {
      return shares;
    }
    double[] quantiles = Doubles.toArray(distribution.quantiles());
    double present = 1 - distribution.missing();
    double below = 0;
    for (int j = 0; j < grid.length; j++) {
      double to = j == grid.length - 1 ? 1 : probability(quantiles, (grid[j] + grid[j + 1]) / 2);
      shares[j] = present * (to - below);
      below = to;
    }
    shares[grid.length] = distribution.missing();
    return shares;
  }

  private static double probability(double[] quantiles, double number) {
    int next = (int) DoubleStream.of(quantiles).filter(each -> each <= number).count();
    if (next == 0 || next == quantiles.length) {
      return next == 0 ? 0 : 1;
    }
    double within = (number - quantiles[next - 1]) / (quantiles[next] - quantiles[next - 1]);
    return (next - 1 + within) / (quantiles.length - 1);
  }

  /** Returns the network inputs for each cell, (cells, inputs of the column). */
  double[][] encode(Column column) {
    Table.Builder table = Table.builder();
    if (column instanceof NumericColumn) {
      table.numbers(column.name(), Doubles.toArray(numbers));
    } else {
      table.texts(column.name(), categories);
    }
    return encode(column, table.build().column(column.name()));
  }

  /** Returns the network inputs for each cell of a table's column, (rows, inputs). */
  static double[][] encode(Column column, TableColumn cells) {
    return IntStream.range(0, cells.rows())
        .mapToObj(row -> column.encode(cells, row))
        .toArray(double[][]::new);
  }
}
