// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.contest;

import dev.kan.core.data.SeededRandom;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.polish.ConstantFit;
import dev.kan.core.formula.polish.DescriptionLength;
import dev.kan.core.formula.polish.Observations;
import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The choice among the formulas of a front on bootstrap resamples of the rows (Efron and
 * Tibshirani, An introduction to the bootstrap, 1993): rows are drawn with replacement, the
 * constants of each formula are fitted to them, and the shortest description is chosen.
 */
final class Resampling {
  private static final int RESAMPLES = 20;
  private static final int MOST_ROWS = 1000;
  private static final ConstantFit FIT = new ConstantFit(10);
  private static final DescriptionLength LENGTH = new DescriptionLength(0);

  private final Problem rows;
  private final List<Contender> formulas;

  Resampling(Problem rows, List<Contender> formulas) {
    this.rows = rows;
    this.formulas = formulas;
  }

  /** Returns the share of resamples on which each formula is chosen. */
  double[] shares(int seed, int threads) {
    SeededRandom random = new SeededRandom(seed);
    int size = Math.min(MOST_ROWS, rows.rows());
    int[][] resamples =
        IntStream.range(0, RESAMPLES)
            .mapToObj(
                r ->
                    IntStream.generate(() -> (int) (random.uniform() * rows.rows()))
                        .limit(size)
                        .toArray())
            .toArray(int[][]::new);
    double[] known = known();
    int[] chosen = new int[RESAMPLES];
    ParallelTasks.run(
        RESAMPLES,
        threads,
        () -> r -> chosen[r] = chosen(rows.select(resamples[r]).observations(), known));
    int[] times = new int[formulas.size()];
    Arrays.stream(chosen).forEach(each -> times[each]++);
    return Arrays.stream(times).mapToDouble(each -> (double) each / RESAMPLES).toArray();
  }

  /**
   * Returns the bits of each formula that a fit to resamples does not tell: those of its exact
   * numbers and units. With them the given rows themselves lead to the choice that was made.
   */
  private double[] known() {
    Observations all = rows.observations();
    return formulas.stream()
        .mapToDouble(each -> each.bits() - fittedBits(each.fitted(), all))
        .toArray();
  }

  private int chosen(Observations resample, double[] known) {
    double[] bits = new double[known.length];
    Arrays.setAll(bits, i -> known[i] + fittedBits(formulas.get(i).fitted(), resample));
    int best = 0;
    for (int i = 1; i < bits.length; i++) {
      best = Double.compare(bits[i], bits[best]) < 0 ? i : best;
    }
    return best;
  }

  private static double fittedBits(Expression formula, Observations observations) {
    return LENGTH.of(FIT.fit(formula, observations), observations);
  }
}
