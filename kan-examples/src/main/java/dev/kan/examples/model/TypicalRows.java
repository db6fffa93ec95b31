// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.model;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.Column;
import dev.kan.core.model.Distribution;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows whose columns are distributed as those that a model was trained on, but independently of
 * each other. They stand for a table where none is given: the directory of a model holds no rows.
 */
public final class TypicalRows {
  private static final int ROWS = 512;

  private TypicalRows() {}

  /** Returns typical rows, always the same ones for a schema. */
  public static Table of(Schema schema) {
    Table.Builder table = Table.builder();
    SeededRandom random = new SeededRandom(0);
    for (Column column : schema.columns()) {
      int[] order = random.permutation(ROWS);
      if (column instanceof NumericColumn numbers) {
        table.numbers(column.name(), numbers(numbers, order));
      } else if (column instanceof CategoryColumn categories) {
        table.texts(column.name(), texts(categories, order));
      }
    }
    return table.build();
  }

  private static double[] numbers(NumericColumn column, int... order) {
    double[] cells = new double[ROWS];
    Distribution distribution = column.distribution();
    int missing = (int) Math.round(distribution.missing() * ROWS);
    int present = ROWS - missing;
    for (int r = 0; r < ROWS; r++) {
      double share = present > 1 ? r / (present - 1.0) : 0.5;
      cells[order[r]] = r < present ? quantile(column, share) : Double.NaN;
    }
    return cells;
  }

  private static double quantile(NumericColumn column, double share) {
    List<Double> quantiles = column.distribution().quantiles();
    if (quantiles.isEmpty()) {
      return column.limited(column.quantity().fromNetwork(2 * share - 1));
    }
    double place = share * (quantiles.size() - 1);
    int below = (int) Math.min(place, quantiles.size() - 2.0);
    double part = place - below;
    return (1 - part) * quantiles.get(below) + part * quantiles.get(below + 1);
  }

  private static List<String> texts(CategoryColumn column, int... order) {
    List<String> cells = new ArrayList<>(Collections.nCopies(ROWS, ""));
    int count = column.categories().size();
    double end = 0;
    int row = 0;
    for (int c = 0; c < count; c++) {
      end += column.shares().isEmpty() ? 1.0 / count : column.shares().get(c);
      for (; row < Math.min(ROWS, Math.round(end * ROWS)); row++) {
        cells.set(order[row], column.categories().get(c));
      }
    }
    return cells;
  }
}
