// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.formula.search.cascade.Stage;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds targets that are sums of a few terms, after a transformation, or quotients of such sums, or
 * roots of quadratic equations with such coefficients.
 *
 * <p>The terms are monomials of the columns times at most one function of one or two columns. For
 * each set of such functions and each transformation of the target, all sums of two, three and four
 * terms of a dictionary are tried, with smaller dictionaries for more terms. Without noise the
 * search ends with the first formula that leaves only rounding errors.
 *
 * @param name the name of this stage
 * @param pairTerms the size of the dictionary for sums of two terms
 * @param tripleTerms its size for sums of three terms, and for quotients
 * @param quadrupleTerms its size for sums of four terms
 * @param threads the largest number of threads; the result does not depend on it
 */
public record SparseSums(
    String name, int pairTerms, int tripleTerms, int quadrupleTerms, int threads) implements Stage {

  /** Checks the number of threads. */
  public SparseSums {
    ParallelTasks.checkThreads(threads);
  }

  /**
   * Returns the search with small dictionaries, which takes seconds at most.
   *
   * @param threads the largest number of threads
   */
  public static SparseSums small(int threads) {
    return new SparseSums("sparse sum", 600, 300, 80, threads);
  }

  /**
   * Returns the search with large dictionaries.
   *
   * @param threads the largest number of threads
   */
  public static SparseSums large(int threads) {
    return new SparseSums("large sparse sum", 2500, 600, 160, threads);
  }

  @Override
  public List<Candidate> search(Problem problem, Effort effort) {
    if (problem.columns().isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableIntArray rows = ImmutableIntArray.copyOf(IntStream.range(0, problem.rows()));
    Findings findings = new Findings(problem, new PowerTable(problem, rows), name);
    SparsePass pass = new SparsePass(this, problem, findings);
    for (ImmutableList<Atom> atoms : AtomPasses.of(problem)) {
      if (!pass.search(atoms, effort)) {
        break;
      }
    }
    return findings.candidates();
  }
}
