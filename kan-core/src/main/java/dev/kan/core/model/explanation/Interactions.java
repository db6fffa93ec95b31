// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.explanation;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Stats;
import dev.kan.core.data.Table;
import dev.kan.core.model.Column;
import dev.kan.core.model.KanModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of what a model has learned lies in interactions of columns, and in which ones. Outputs
 * of several quantities count in units of their scales, and classes as logits.
 *
 * @param share the share of the variance of the outputs that the sum of all {@link Effects} does
 *     not explain, 0 to 1; 0 for an additive model; NaN if an output of some row is not finite
 * @param pairs pairs of columns, the strongest one first; of the ten columns that change the
 *     outputs most, every pair
 */
public record Interactions(double share, List<Pair> pairs) {
  /** The result for an additive model. */
  public static final Interactions NONE = new Interactions(0, List.of());

  private static final int MOST_ROWS = 400;
  private static final int MOST_COLUMNS = 10;

  /** Copies the pairs. */
  public Interactions {
    pairs = ImmutableList.copyOf(pairs);
  }

  /**
   * Two columns and the strength of their interaction.
   *
   * @param first the name of the column that comes first in the model
   * @param second the name of the other one
   * @param strength the share of the variance of the outputs that lies in the interaction of the
   *     two columns, including interactions with further columns; so the strengths of several pairs
   *     may add up to more than the share of all interactions
   */
  public record Pair(String first, String second, double strength) {}

  /**
   * Returns the interactions in a model. The strength of a pair is that of Liu and Owen (Estimating
   * mean dimensionality of analysis of variance decompositions, 2006, superset importance): a
   * quarter of the mean square of the mixed difference that arises when the cells of one or both
   * columns come from another row. Such rows may be unlike any real one if columns depend on each
   * other. Deterministic.
   *
   * @param model the model
   * @param table has the model's columns in any order; of more than 400 rows, 400 evenly spaced
   *     ones are used
   * @throws IllegalArgumentException as {@link dev.kan.core.model.Schema#encode}
   */
  public static Interactions of(KanModel model, Table table) {
    if (isAdditive(model)) {
      return NONE;
    }
    Background rows = Background.of(model, table, MOST_ROWS);
    double variance = variance(outputs(rows));
    if (variance == 0) {
      return NONE;
    }
    double left = variance(withoutEffects(rows, Background.averagedRows(model, rows.rows())));
    return new Interactions(Math.min(1, left / variance), pairs(model, rows, variance));
  }

  private static boolean isAdditive(KanModel model) {
    return model.kan().layers().size() == 1 && model.kan().layer(0).spec().nodes().products() == 0;
  }

  private static double[][] outputs(Background rows) {
    return IntStream.range(0, rows.rows()).mapToObj(rows::outputs).toArray(double[][]::new);
  }

  /** Returns the outputs less the effect of each column, (rows, outputs). */
  private static double[][] withoutEffects(Background rows, int most) {
    double[][] left = outputs(rows);
    int step = (rows.rows() + most - 1) / most;
    int averaged = (rows.rows() + step - 1) / step;
    for (int c = 0; c < rows.columns(); c++) {
      for (int r = 0; r < left.length; r++) {
        double[] part = rows.part(r, c);
        for (int other = 0; other < rows.rows(); other += step) {
          double[] mixed = rows.outputs(other, c, part);
          for (int o = 0; o < mixed.length; o++) {
            left[r][o] -= mixed[o] / averaged;
          }
        }
      }
    }
    return left;
  }

  /** Returns the variance of each column of a matrix, added up. */
  private static double variance(double[][] rows) {
    double sum = 0;
    for (int o = 0; o < rows[0].length; o++) {
      int output = o;
      sum += Stats.of(Arrays.stream(rows).mapToDouble(row -> row[output])).populationVariance();
    }
    return sum;
  }

  private static List<Pair> pairs(KanModel model, Background rows, double variance) {
    ExchangedCells exchanged = new ExchangedCells(rows);
    List<Column> columns = model.schema().columns();
    int[] strongest =
        IntStream.range(0, columns.size())
            .boxed()
            .sorted(Comparator.comparingDouble(column -> -exchanged.change(column)))
            .limit(MOST_COLUMNS)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    List<Pair> pairs = new ArrayList<>();
    for (int second = 1; second < strongest.length; second++) {
      for (int first = 0; first < second; first++) {
        double square = exchanged.mixedDifference(strongest[first], strongest[second]);
        pairs.add(
            new Pair(
                columns.get(strongest[first]).name(),
                columns.get(strongest[second]).name(),
                square / 4 / variance));
      }
    }
    pairs.sort(Comparator.comparingDouble(pair -> -pair.strength()));
    return pairs;
  }
}
