// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.explanation;

import dev.kan.core.data.SeededRandom;
import java.util.stream.IntStream;

/** How the outputs change if the cells of one or two columns come from another row. */
final class ExchangedCells {
  private static final int ROUNDS = 4;

  private final Background rows;
  // the rows, each repeated for every round, and those that the cells come from
  private final int[] own;
  private final int[] others;
  private final double[][] before;
  // for each column the outputs if its cell is exchanged, (pairs of rows, outputs)
  private final double[][][] single;

  ExchangedCells(Background rows) {
    this.rows = rows;
    int count = rows.rows();
    int[] order = new SeededRandom(0).permutation(count);
    int rounds = Math.min(ROUNDS, count - 1);
    own = IntStream.range(0, rounds * count).map(p -> order[p % count]).toArray();
    others =
        IntStream.range(0, rounds * count).map(p -> order[(p + 1 + p / count) % count]).toArray();
    before = IntStream.of(own).mapToObj(rows::outputs).toArray(double[][]::new);
    single = new double[rows.columns()][][];
    for (int c = 0; c < single.length; c++) {
      int column = c;
      single[c] =
          IntStream.range(0, own.length)
              .mapToObj(p -> rows.outputs(own[p], column, rows.part(others[p], column)))
              .toArray(double[][]::new);
    }
  }

  /** Returns the mean square of the change that one column causes, over all outputs. */
  double change(int column) {
    double sum = 0;
    for (int p = 0; p < own.length; p++) {
      for (int o = 0; o < before[p].length; o++) {
        double change = single[column][p][o] - before[p][o];
        sum += change * change;
      }
    }
    return sum / own.length;
  }

  /**
   * Returns the mean square of the change that two columns cause together less those that each one
   * causes alone, over all outputs.
   */
  double mixedDifference(int first, int second) {
    double sum = 0;
    for (int p = 0; p < own.length; p++) {
      double[] both =
          rows.outputs(
              own[p], first, rows.part(others[p], first), second, rows.part(others[p], second));
      for (int o = 0; o < both.length; o++) {
        double difference = both[o] - single[first][p][o] - single[second][p][o] + before[p][o];
        sum += difference * difference;
      }
    }
    return sum / own.length;
  }
}
