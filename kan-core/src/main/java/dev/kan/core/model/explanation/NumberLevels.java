// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.explanation;

import com.google.common.primitives.Doubles;
import dev.kan.core.data.TableColumn;
import dev.kan.core.model.Distribution;
import dev.kan.core.model.NumericColumn;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The numbers of a column at which its effect is computed, and how many rows are near each. */
final class NumberLevels {
  private static final int MOST = 100;

  /** The half-width, in units of the scale, of the range of a column of which nothing is known. */
  private static final double USUAL_RANGE = 2;

  private NumberLevels() {}

  /**
   * Returns evenly spaced numbers from the least to the greatest one of the training rows; if these
   * are not known, of the rows given, or between the limits, or around the centre.
   */
  static double[] levels(NumericColumn column, Optional<TableColumn> rows) {
    double[] known = Doubles.toArray(column.distribution().quantiles());
    if (known.length == 0) {
      known = rows.map(NumberLevels::numbers).orElse(known);
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

  /** Returns the share of rows near each level, and last that of missing cells. */
  static double[] counted(NumericColumn column, TableColumn cells, double... levels) {
    int[] counts = new int[levels.length + 1];
    double step =
        levels.length == 1 ? 1 : (levels[levels.length - 1] - levels[0]) / (levels.length - 1);
    for (int r = 0; r < cells.rows(); r++) {
      if (cells.isMissing(r)) {
        counts[levels.length]++;
      } else {
        double place = (column.limited(cells.number(r)) - levels[0]) / step;
        counts[(int) Math.min(Math.max(Math.round(place), 0), levels.length - 1)]++;
      }
    }
    return ColumnCells.shares(counts);
  }

  /**
   * Returns the share of the training rows near each level, by straight lines between their
   * quantiles, and last that of missing cells; all 0 if nothing is known.
   */
  static double[] expected(Distribution distribution, double... levels) {
    double[] shares = new double[levels.length + 1];
    if (!distribution.isKnown()) {
      return shares;
    }
    double[] quantiles = Doubles.toArray(distribution.quantiles());
    double present = 1 - distribution.missing();
    double below = 0;
    for (int j = 0; j < levels.length; j++) {
      double to =
          j == levels.length - 1 ? 1 : probability(quantiles, (levels[j] + levels[j + 1]) / 2);
      shares[j] = present * (to - below);
      below = to;
    }
    shares[levels.length] = distribution.missing();
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
}
