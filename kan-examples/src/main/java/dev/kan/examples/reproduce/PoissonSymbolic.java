// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.editing.grid.GridRefinement;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.formula.discovery.Discovery;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.OptionalDouble;

/**
 * The experiment Example 6 of pykan: the solution of a {@link PoissonProblem} as a formula. A
 * network is trained on the equation. A small network with a product node is fitted to its outputs
 * and made symbolic, and is then trained on the equation again. Only the equation is used. The
 * published result is "the same formula"; the bar is an error that only the right formula has.
 */
final class PoissonSymbolic implements Experiment {
  private static final int GRID_INTERVALS = 10;

  @Override
  public String id() {
    return "poisson-symbolic";
  }

  @Override
  public String metric() {
    return "test RMSE";
  }

  @Override
  public OptionalDouble published() {
    return OptionalDouble.empty();
  }

  @Override
  public double bar() {
    return 1e-6;
  }

  @Override
  public Outcome run(int seed) {
    PoissonProblem problem = new PoissonProblem();
    Kan solver =
        problem.trained(
            GridRefinement.refine(
                problem.trained(Poisson.bestStart(problem, seed)), GRID_INTERVALS));
    Batch points = problem.solution().inputs();
    Samples solved = new Samples(points, KanEvaluator.of(solver).evaluate(points));
    FormulaDiscovery method =
        FormulaDiscovery.builder()
            .trainer(LadderTrainer.builder().gridLadder(3, 10, 20).seed(seed).build())
            .build();
    Dataset truth = UniformSampling.of(PoissonProblem::solution, 2).seed(seed).build();
    Discovery found =
        Formulas.discover(
            Dataset.of(solved, truth.test()), Formulas.specWithProducts(2, 1), method, seed);
    Discovery onEquation =
        new Discovery(found.trained(), problem.trained(found.kan()), found.edges());
    return Formulas.testError(onEquation, truth);
  }
}
