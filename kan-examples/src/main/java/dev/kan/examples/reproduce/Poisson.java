// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.editing.grid.GridRefinement;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.init.Initialiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The experiment Example 7 of pykan: a [2, 2, 1] network on successively finer grids solves a
 * {@link PoissonProblem}. Only 15 of 48 random starts were close to the solution after 200
 * iterations, so the best of many short trainings is continued. Unlike in pykan, the grids are not
 * moved to the data, since that loses the second derivatives.
 */
final class Poisson implements Experiment {
  private static final int[] GRID_LADDER = {5, 10, 20};
  private static final int STARTS = 40;
  private static final int START_ITERATIONS = 50;

  @Override
  public String id() {
    return "poisson";
  }

  @Override
  public String metric() {
    return "mean sq. error";
  }

  @Override
  public OptionalDouble published() {
    return OptionalDouble.of(1.74e-4);
  }

  @Override
  public Outcome run(int seed) {
    PoissonProblem problem = new PoissonProblem();
    Kan kan = bestStart(problem, seed);
    List<String> stages = new ArrayList<>();
    for (int gridIntervals : GRID_LADDER) {
      kan = problem.trained(GridRefinement.refine(kan, gridIntervals));
      stages.add(
          String.format(Locale.ROOT, "G=%d %.2g", gridIntervals, meanSquaredError(kan, problem)));
    }
    return new Outcome(meanSquaredError(kan, problem), String.join(", ", stages));
  }

  /** Returns a network with few grid intervals that is close to the solution. */
  static Kan bestStart(PoissonProblem problem, int seed) {
    KanSpec spec = KanSpec.builder(2, 2, 1).gridIntervals(GRID_LADDER[0]).build();
    List<Kan> starts =
        IntStream.range(seed * STARTS, (seed + 1) * STARTS)
            .mapToObj(each -> Initialiser.powerLaw().initialise(spec, each))
            .toList();
    return problem.bestOf(starts, START_ITERATIONS);
  }

  private static double meanSquaredError(Kan kan, PoissonProblem problem) {
    return Math.pow(Metric.ROOT_MEAN_SQUARED_ERROR.of(kan, problem.solution()), 2);
  }
}
