// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.discovery.Discovery;
import dev.kan.core.formula.discovery.FormulaDiscovery;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.formula.search.cascade.Stage;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.concurrent.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Functions of a sum of one function for each column, such as {@code sin(x^2 + y)}, where nothing
 * simple undoes the outer function: a network [n, 1, 1] is trained, and each of its edges named.
 * Linear least squares cannot find these.
 */
final class NetworkFormulas implements Stage {
  private static final String NAME = "network";
  private static final int INTERVALS = 5;
  private static final int SEED = 0;

  /** About the operations of a training, which only counts as a whole. */
  private static final long WORK = 5_000_000_000L;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> search(Problem problem, Effort effort) {
    if (problem.noise() > 0 || problem.columns().size() < 2 || !effort.spend(WORK)) {
      return ImmutableList.of();
    }
    Samples samples = samples(problem);
    Kan start =
        Initialiser.powerLaw()
            .initialise(
                KanSpec.builder(problem.columns().size(), 1, 1)
                    .gridIntervals(INTERVALS)
                    .inputRanges(Dataset.of(samples, samples).inputRanges())
                    .build(),
                SEED);
    try (Cancellation scope = Cancellation.open(effort::isOver)) {
      Discovery found = scope.during(() -> FormulaDiscovery.defaults().find(start, samples));
      return found.isFormula()
          ? ImmutableList.of(problem.refitted(formula(problem, found.kan(), samples), NAME))
          : ImmutableList.of();
    }
  }

  private static Samples samples(Problem problem) {
    double[][] inputs = problem.columns().stream().map(Column::scaled).toArray(double[][]::new);
    return new Samples(Batch.ofColumns(inputs), Batch.ofColumns(problem.target().scaled()))
        .withWeights(problem.weights());
  }

  /** Returns the formula of a network of scaled columns, for the raw ones. */
  private static Expression formula(Problem problem, Kan kan, Samples samples) {
    List<String> names = problem.columns().stream().map(Column::name).toList();
    Map<String, Expression> raw =
        problem.columns().stream()
            .collect(
                Collectors.toMap(
                    Column::name, column -> column.variable().times(1 / column.scale())));
    return SymbolicFormula.of(kan, names, SymbolicFormula.Units.SAME)
        .polished(samples)
        .outputs()
        .get(0)
        .substitute(raw)
        .times(problem.target().scale())
        .simplify();
  }
}
