// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.formula.search.cascade.Stage;
import dev.kan.core.training.concurrent.ParallelTasks;
import java.util.List;

/**
 * Finds targets that are sums of a few terms, after a transformation, or quotients of such sums, or
 * roots of quadratic equations with such coefficients.
 *
 * <p>The terms are monomials of the columns times at most one function of one or two columns. For
 * each set of such functions and each transformation of the target, all sums of two to five terms
 * of a dictionary are tried, with smaller dictionaries for more terms, and the best of them are
 * extended by terms of the largest. Without noise the search ends with the first formula that
 * leaves only rounding errors.
 *
 * @param name the name of this stage
 * @param pairTerms the size of the dictionary for sums of two terms
 * @param tripleTerms its size for sums of three terms, and for quotients
 * @param quadrupleTerms its size for sums of four terms; half of it is for sums of five
 * @param threads the largest number of threads; the result does not depend on it
 */
public record SparseSums(
    String name, int pairTerms, int tripleTerms, int quadrupleTerms, int threads) implements Stage {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a dictionary for more terms is larger than one for fewer,
   *     or has fewer than 15 terms, or the number of threads is out of range
   */
  public SparseSums {
    checkArgument(
        pairTerms >= tripleTerms && tripleTerms >= quadrupleTerms && quadrupleTerms >= 15,
        "expected dictionaries of at least 15 terms, larger for fewer terms; got %s, %s and %s",
        pairTerms,
        tripleTerms,
        quadrupleTerms);
    ParallelTasks.checkThreads(threads);
  }

  /**
   * Returns the search with the smallest dictionaries, for parts of a formula.
   *
   * @param threads the largest number of threads
   */
  public static SparseSums tiny(int threads) {
    return new SparseSums("sparse sum", 200, 100, 40, threads);
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
    PowerTable all = new PowerTable(problem, RowSample.of(problem, problem.rows()));
    Findings findings = new Findings(problem, all, name);
    SparsePass pass = new SparsePass(sizedFor(problem), problem, findings);
    for (ImmutableList<Atom> atoms : AtomPasses.of(problem)) {
      if (!pass.search(atoms, effort)) {
        break;
      }
    }
    return findings.candidates();
  }

  /** Returns smaller dictionaries under noise, as no rows can be left out to save time then. */
  private SparseSums sizedFor(Problem problem) {
    return problem.noise() == 0
        ? this
        : new SparseSums(
            name, pairTerms * 2 / 3, tripleTerms * 2 / 3, quadrupleTerms * 2 / 3, threads);
  }
}
