// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.formula.search.cascade.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Formulas in which some columns occur only within an inner function, such as {@code tanh(a*b +
 * c)}, and sums of formulas of different columns.
 *
 * <p>A smooth surface through the samples tells the gradient of the target. Inner functions whose
 * gradient is parallel to it become columns of smaller problems, which all stages of the cascade
 * search, this one included. If the surface is a sum of two functions of different columns, each of
 * them is searched on its own, too; then all constants are fitted together.
 */
public final class NestedLaws implements Stage {
  private static final String NAME = "nested";
  private static final int MOST_COLUMNS = 5;
  private static final int MOST_FITTED = 8;
  private static final int MOST_TRIED = 3;
  private static final double EXACT = 1e-13;

  /** The share of the variance by which a surface may miss the parts of a sum. */
  private static final double PART_ERROR = 1e-8;

  private final Stage sums;
  private final int depth;

  /**
   * Creates a stage.
   *
   * @param sums the stage that searches the smaller problems for sums
   * @param depth how deep inner functions may be nested, at least 1
   * @throws IllegalArgumentException if the depth is below 1
   */
  public NestedLaws(Stage sums, int depth) {
    checkArgument(depth >= 1, "the depth must be at least 1; got %s", depth);
    this.sums = sums;
    this.depth = depth;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> search(Problem problem, Effort effort) {
    int columns = problem.columns().size();
    if (problem.noise() > 0 || columns < 2 || columns > MOST_COLUMNS || effort.isOver()) {
      return ImmutableList.of();
    }
    List<Stage> deeper = depth == 1 ? List.of() : List.of(new NestedLaws(sums, depth - 1));
    SmallerProblems smaller = new SmallerProblems(sums, deeper, effort);
    Structure structure = Structure.of(problem, effort);
    List<Candidate> found = new ArrayList<>();
    for (Reduction reduction : reductions(problem, structure, effort)) {
      if (!isExact(found)) {
        nest(problem, reduction, smaller, found);
      }
    }
    if (!isExact(found) && !structure.shape().isWhole()) {
      add(problem, structure, smaller, found);
    }
    found.sort(Candidate.BY_ERROR);
    return ImmutableList.copyOf(found);
  }

  private static boolean isExact(List<Candidate> found) {
    return found.stream().anyMatch(each -> each.unexplained() < EXACT);
  }

  /** Returns the reductions that make the samples likelier, the best ones first. */
  private static List<Reduction> reductions(Problem problem, Structure structure, Effort effort) {
    double[][] gradients = structure.surface().gradients();
    List<InnerTerm> terms = InnerTerms.of(problem);
    return groups(problem.columns().size())
        .filter(structure.shape()::areTogether)
        .flatMap(group -> InnerSearch.of(group, terms, gradients).stream())
        .sorted(Comparator.comparingDouble(InnerFunction::angle))
        .limit(MOST_FITTED)
        .map(inner -> Reduction.of(problem, inner, structure.shape(), effort))
        .filter(reduction -> reduction.surprise() < structure.surprise())
        .sorted(Comparator.comparingDouble(Reduction::surprise))
        .limit(MOST_TRIED)
        .map(reduction -> reduction.refined(problem, structure.shape(), effort))
        .toList();
  }

  /** Returns the groups of two or more columns, the small ones first. */
  private static Stream<List<Integer>> groups(int columns) {
    ImmutableSet<Integer> all =
        IntStream.range(0, columns).boxed().collect(ImmutableSet.toImmutableSet());
    return IntStream.rangeClosed(2, columns)
        .boxed()
        .flatMap(size -> Sets.combinations(all, size).stream())
        .map(ImmutableList::sortedCopyOf);
  }

  /** Adds the formulas of a reduced problem, with the inner function put in. */
  private void nest(
      Problem problem, Reduction reduction, SmallerProblems smaller, List<Candidate> found) {
    String name = "inner function " + depth;
    for (Candidate outer : smaller.search(reduction.problem(problem, name), EXACT)) {
      Expression formula =
          outer.expression().substitute(Map.of(name, reduction.inner().expression()));
      found.add(problem.refitted(formula.simplify(), NAME));
    }
  }

  /** Adds the sums of formulas for the parts of a sum. */
  private static void add(
      Problem problem, Structure structure, SmallerProblems smaller, List<Candidate> found) {
    List<Candidate> first = smaller.search(structure.part(problem, 0), PART_ERROR);
    List<Candidate> second = smaller.search(structure.part(problem, 1), PART_ERROR);
    for (Candidate one : first) {
      for (Candidate other : second) {
        if (!isExact(found)) {
          Expression sum = one.expression().plus(other.expression());
          Expression formula = structure.shape().undo(sum).times(problem.target().scale());
          found.add(problem.refitted(formula.simplify(), NAME));
        }
      }
    }
  }
}
