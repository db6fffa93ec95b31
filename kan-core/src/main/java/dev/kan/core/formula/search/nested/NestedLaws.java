// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.common.collect.Streams;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Cascade;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.formula.search.cascade.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Functions in which some columns occur only through an inner function, such as {@code tanh(a*b +
 * c)}, where nothing simple undoes the outer function.
 */
public final class NestedLaws implements Stage {
  static final boolean LOUD = Boolean.getBoolean("loud");
  private static final String NAME = "nested";
  private static final int MOST_COLUMNS = 5;
  private static final int MOST_FITTED = 8;
  private static final int MOST_TRIED = 3;
  private static final int MOST_READ = 3;
  private static final double EXACT = 1e-13;
  private static final double PART_ERROR = 1e-8;
  private static final long REDUCED_WORK = 3_000_000_000L;

  private final Stage sums;
  private final int depth;

  public NestedLaws(Stage sums, int depth) {
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
    List<Candidate> found = new ArrayList<>();
    if (problem.noise() > 0 || columns < 2 || columns > MOST_COLUMNS) {
      return found;
    }
    long t0 = System.nanoTime();
    Structure structure = Structure.of(problem, effort);
    if (LOUD) System.out.println(structure.shape() + " " + structure.surprise());
    for (Reduction reduction : reductions(problem, structure, effort)) {
      if (found.stream().noneMatch(each -> each.unexplained() < EXACT) && !effort.isOver()) {
        found.addAll(candidates(problem, reduction, effort));
      }
    }
    if (found.stream().noneMatch(each -> each.unexplained() < EXACT) && !effort.isOver()) {
      found.addAll(separated(problem, structure, effort));
    }
    found.sort(Candidate.BY_ERROR);
    if (LOUD) System.out.println("depth " + depth + " " + (System.nanoTime() - t0) / 1000000 + " ms");
    return found;
  }

  private static List<Reduction> reductions(Problem problem, Structure structure, Effort effort) {
    int columns = problem.columns().size();
    double[][] gradients = structure.surface().gradients();
    List<InnerTerm> terms = InnerTerms.of(problem);
    List<InnerFunction> inner = new ArrayList<>();
    for (List<Integer> group : groups(columns)) {
      if (structure.shape().areTogether(group)) {
        inner.addAll(InnerSearch.of(group, terms, gradients));
      }
    }
    inner.sort(Comparator.comparingDouble(InnerFunction::angle));
    if (LOUD)
      for (InnerFunction f : inner) System.out.printf("   %.2e %s%n", f.angle(), f.expression().round(4));
    List<Reduction> l = inner.stream()
        .limit(MOST_FITTED)
        .map(each -> Reduction.of(problem, each, structure.shape(), effort))
        .filter(each -> each.surprise() < structure.surprise())
        .sorted(Comparator.comparingDouble(Reduction::surprise))
        .limit(MOST_TRIED)
        .toList();
    if (LOUD)
      for (Reduction f : l)
        System.out.printf("   ref %.1f %s%n", f.surprise(), f.inner().expression().round(6));
    return l;
  }

  private static List<List<Integer>> groups(int columns) {
    ImmutableSet<Integer> all =
        IntStream.range(0, columns).boxed().collect(ImmutableSet.toImmutableSet());
    return IntStream.rangeClosed(2, columns)
        .boxed()
        .flatMap(size -> Streams.stream(Sets.combinations(all, size)))
        .map(group -> (List<Integer>) ImmutableList.sortedCopyOf(group))
        .toList();
  }

  private List<Candidate> candidates(Problem problem, Reduction reduction, Effort effort) {
    String name = "inner " + depth;
    List<Candidate> candidates = new ArrayList<>();
    for (Candidate each : within(reduction.problem(problem, name), EXACT, effort)) {
      Expression formula =
          each.expression().substitute(Map.of(name, reduction.inner().expression())).simplify();
      candidates.add(problem.refitted(formula, NAME));
      if (LOUD)
        System.out.printf(
            "   d%d   %.2e -> %.2e %s%n", depth,
            each.unexplained(), candidates.get(candidates.size() - 1).unexplained(), dev.kan.core.expression.notation.Notation.TEXT.of(formula.round(5)));
    }
    return candidates;
  }

  /** Returns the sums of formulas that were found for each part of a sum. */
  private List<Candidate> separated(Problem problem, Structure structure, Effort effort) {
    List<Candidate> candidates = new ArrayList<>();
    if (structure.shape().isWhole()) {
      return candidates;
    }
    List<Candidate> first = within(structure.part(problem, 0), PART_ERROR, effort);
    List<Candidate> second = within(structure.part(problem, 1), PART_ERROR, effort);
    for (Candidate one : first) {
      for (Candidate other : second) {
        if (candidates.stream().anyMatch(each -> each.unexplained() < EXACT)) {
          return candidates;
        }
        Expression formula = structure.shape().undo(one.expression().plus(other.expression())).times(problem.target().scale());
        candidates.add(problem.refitted(formula.simplify(), NAME));
      if (LOUD)
        System.out.printf(
            "   s%d   %.2e -> %.2e -> %.2e %s%n", depth,
            one.unexplained(), other.unexplained(), candidates.get(candidates.size() - 1).unexplained(), dev.kan.core.expression.notation.Notation.TEXT.of(formula.round(5)));
      }
    }
    return candidates;
  }

  /** Returns the best formulas of a smaller problem. */
  private List<Candidate> within(Problem reduced, double error, Effort effort) {
    List<Candidate> found = new ArrayList<>();
    List<Stage> deeper = depth > 1 ? List.of(new NestedLaws(sums, depth - 1)) : List.of();
    Cascade cascade = new Cascade(deeper, sums, List.of());
    Effort part =
        Effort.of(
            REDUCED_WORK,
            () -> effort.isOver() || found.stream().anyMatch(each -> each.unexplained() < error));
    cascade.search(
        reduced,
        part,
        new Cascade.Progress() {
          @Override
          public void onStage(String stage) {}

          @Override
          public void onCandidate(Candidate candidate) {
            found.add(candidate);
          }
        });
    effort.spend(part.spent());
    found.sort(
        Comparator.comparingDouble((Candidate each) -> Math.max(error, each.unexplained()))
            .thenComparing(each -> each.expression().size()));
    return found.subList(0, Math.min(MOST_READ, found.size()));
  }
}
