// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.data.SeededRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The parts of a table's rows, each of which is held out once. */
final class Folds {
  private final int[] foldOfRow;
  private final int count;

  private Folds(int[] foldOfRow, int count) {
    this.foldOfRow = foldOfRow;
    this.count = count;
  }

  /**
   * Returns folds of about equal sizes; if the targets are classes, each has about the same share
   * of every class.
   *
   * @param most the number of folds, fewer if some would have fewer than two rows
   * @param seed the source of the choice
   */
  static Folds of(Problem problem, int most, int seed) {
    int rows = problem.rows();
    int count = Math.max(2, Math.min(most, rows / 2));
    Integer[] order =
        Arrays.stream(new SeededRandom(seed).permutation(rows)).boxed().toArray(Integer[]::new);
    if (problem.response() != Response.NUMBERS) {
      double[] targets = problem.samples().targets().toArray();
      Arrays.sort(order, Comparator.comparingInt(row -> label(targets, row, problem.outputs())));
    }
    int[] foldOfRow = new int[rows];
    for (int i = 0; i < rows; i++) {
      foldOfRow[order[i]] = i % count;
    }
    return new Folds(foldOfRow, count);
  }

  private static int label(double[] targets, int row, int outputs) {
    int label = 0;
    for (int o = 0; o < outputs; o++) {
      label = targets[row * outputs + o] > 0.5 ? o + 1 : label;
    }
    return label;
  }

  int count() {
    return count;
  }

  /** Returns the rows that a fold holds out, ascending. */
  int[] heldOut(int fold) {
    return IntStream.range(0, foldOfRow.length).filter(r -> foldOfRow[r] == fold).toArray();
  }

  /** Returns weights that are 0 for the rows that a fold holds out. */
  double[] weights(int fold, double[] all) {
    double[] weights = all.clone();
    for (int r = 0; r < weights.length; r++) {
      weights[r] = foldOfRow[r] == fold ? 0 : weights[r];
    }
    return weights;
  }
}
