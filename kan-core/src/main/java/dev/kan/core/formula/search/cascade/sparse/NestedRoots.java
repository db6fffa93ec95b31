// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.formula.search.cascade.Stage;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds laws {@code y = M (c + h sqrt(a + b N / M^2))} with monomials M and N of the columns, and h
 * either 1 or the sine or cosine of a column or a difference: the turning points of an orbit, or
 * the roots of a quadratic equation.
 *
 * <p>The square of such a law is linear in its constants: {@code (y/M)^2 = 2 c y/M - c^2 + a h^2 +
 * b h^2 N/M^2}. For each h and M the first three terms are projected out, and all N are tried. Few
 * rows are looked at, so only laws without noise are found.
 *
 * @param monomials the largest number of monomials to try for M and for N
 * @param threads the largest number of threads; the result does not depend on it
 */
public record NestedRoots(int monomials, int threads) implements Stage {
  private static final int SCREENED_ROWS = 24;

  /** Checks the number of threads. */
  public NestedRoots {
    ParallelTasks.checkThreads(threads);
  }

  /**
   * Returns the search with all monomials of degree 4 of six columns.
   *
   * @param threads the largest number of threads
   */
  public static NestedRoots standard(int threads) {
    return new NestedRoots(1300, threads);
  }

  @Override
  public String name() {
    return "nested root";
  }

  @Override
  public List<Candidate> search(Problem problem, Effort effort) {
    if (problem.columns().isEmpty() || problem.noise() > 0) {
      return ImmutableList.of();
    }
    PowerTable few = new PowerTable(problem, RowSample.of(problem, SCREENED_ROWS));
    PowerTable all = new PowerTable(problem, RowSample.of(problem, problem.rows()));
    ImmutableList<Term> terms =
        Dictionary.of(problem.columns().size(), List.of(Atom.one(problem)), monomials);
    double[][] values = terms.stream().map(term -> term.values(few)).toArray(double[][]::new);
    RootScreen screen = new RootScreen(targets(problem, few.rows()), values, threads);
    List<Candidate> candidates = new ArrayList<>();
    for (Atom atom : AtomPasses.waves(problem)) {
      if (!effort.spend(screen.work())) {
        break;
      }
      double[] squares =
          few.rows().stream().mapToDouble(row -> atom.valueAt(row) * atom.valueAt(row)).toArray();
      for (Subset pair : screen.best(squares)) {
        RootLaw.fit(
                problem,
                all,
                terms.get(pair.columns().get(0)),
                terms.get(pair.columns().get(1)),
                atom)
            .forEach(law -> candidates.add(problem.candidate(law, name())));
      }
    }
    return candidates.stream()
        .filter(candidate -> candidate.unexplained() < 1)
        .sorted(Candidate.BY_ERROR)
        .limit(16)
        .collect(toImmutableList());
  }

  private static double[] targets(Problem problem, ImmutableIntArray rows) {
    return rows.stream().mapToDouble(row -> problem.target().raw()[row]).toArray();
  }
}
