// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import java.util.List;
import java.util.Map;

/** Random tables with two smooth inputs, one of two values, a category and a missing indicator. */
final class TestProblems {
  static final List<TermKind> KINDS =
      List.of(
          TermKind.SMOOTH,
          TermKind.LINEAR,
          TermKind.SMOOTH,
          TermKind.CATEGORY,
          TermKind.CATEGORY,
          TermKind.MISSING);

  static final List<Integer> COLUMNS = List.of(0, 1, 2, 3, 3, 0);

  private TestProblems() {}

  static Batch inputs(int rows, int seed) {
    SeededRandom random = new SeededRandom(seed);
    double[][] inputs = new double[rows][];
    for (int r = 0; r < rows; r++) {
      double level = random.uniform();
      inputs[r] =
          new double[] {
            random.gaussian(),
            random.uniform() < 0.4 ? -1 : 1,
            Math.rint(3 * random.gaussian()) / 3,
            level < 0.5 ? 1 : 0,
            level > 0.8 ? 1 : 0,
            random.uniform() < 0.1 ? 1 : 0
          };
    }
    return Batch.ofRows(inputs);
  }

  /** Targets that depend on a curve and on a product of two inputs. */
  static Problem of(Response response, int rows, int seed) {
    Batch inputs = inputs(rows, seed);
    SeededRandom random = new SeededRandom(seed + 1);
    double[][] targets = new double[rows][];
    for (int r = 0; r < rows; r++) {
      double[] x = inputs.row(r);
      double signal = Math.sin(2 * x[0]) + x[0] * x[2] + 0.5 * x[3] + 0.3 * random.gaussian();
      targets[r] =
          switch (response) {
            case NUMBERS -> new double[] {signal, x[1] - signal / 2};
            case BINARY -> new double[] {signal > 0.3 ? 1 : 0};
            case CLASSES ->
                signal < -0.3
                    ? new double[] {1, 0, 0}
                    : signal < 0.5 ? new double[] {0, 1, 0} : new double[] {0, 0, 1};
          };
    }
    return new Problem(
        new Samples(inputs, Batch.ofRows(targets)), KINDS, COLUMNS, response, Map.of());
  }
}
