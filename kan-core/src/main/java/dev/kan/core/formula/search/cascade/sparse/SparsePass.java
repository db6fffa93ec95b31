// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.StandardFunction;
import dev.kan.core.formula.search.cascade.Column;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The search with one set of atoms after another: all transformations and equations of each. */
final class SparsePass {
  /** Without noise so many rows tell whether a sum is exact. */
  private static final int EXACT_ROWS = 128;

  private static final int LEAST_ROWS = 8;
  private static final int KEPT = 40;
  private static final int JUDGED = 12;

  /** The operations for each column of growing the best subsets, roughly. */
  private static final long EXCHANGES = 5000;

  /** The share of the left-hand side that a fit worth judging may leave, without noise. */
  private static final double MOST_LEFT = 1e-3;

  private final SparseSums settings;
  private final Problem problem;
  private final Findings findings;
  private final SubsetSearch subsets;
  private final PowerTable searched;
  private final List<Response> responses = new ArrayList<>();

  SparsePass(SparseSums settings, Problem problem, Findings findings) {
    this.settings = settings;
    this.problem = problem;
    this.findings = findings;
    this.subsets = new SubsetSearch(KEPT, settings.threads());
    this.searched =
        problem.noise() > 0
            ? findings.powers()
            : new PowerTable(problem, RowSample.of(problem, EXACT_ROWS));
    for (Transform transform : Transform.values()) {
      Response.of(problem, transform)
          .filter(response -> response.used() >= LEAST_ROWS)
          .ifPresent(responses::add);
    }
  }

  /**
   * Searches with a set of atoms.
   *
   * @return false if the whole search must end, because a formula is exact or the effort used up
   */
  boolean search(ImmutableList<Atom> atoms, Effort effort) {
    ImmutableList<Term> terms =
        Dictionary.of(problem.columns().size(), atoms, settings.pairTerms());
    ImmutableList<Term> half =
        terms.subList(0, Math.min(terms.size(), settings.tripleTerms() / 2 + 1));
    for (Response response : responses) {
      for (Equation equation : equations(response.transform())) {
        ImmutableList<Summand> summands =
            equation == Equation.SUM ? Summand.plain(terms) : Summand.ofBoth(half);
        if (!search(new Design(response, equation, summands, always(response)), effort)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns the equations to try for a transformation of the target. */
  private ImmutableList<Equation> equations(Transform transform) {
    if (transform == Transform.NONE) {
      return ImmutableList.of(Equation.SUM, Equation.QUOTIENT, Equation.LARGER_ROOT);
    }
    boolean isSum =
        transform == Transform.LOGARITHM || transform.isForNumbers() || problem.noise() > 0;
    return isSum
        ? ImmutableList.of(Equation.SUM)
        : ImmutableList.of(Equation.SUM, Equation.QUOTIENT);
  }

  /** Returns the summands of the logarithm of a product of powers. */
  private ImmutableList<Summand> always(Response response) {
    if (response.transform() != Transform.LOGARITHM) {
      return ImmutableList.of();
    }
    ImmutableDoubleArray zeros = ImmutableDoubleArray.copyOf(new double[problem.columns().size()]);
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(zeros, Atom.one(problem)));
    for (Column column : problem.columns()) {
      Expression magnitude =
          isPositive(column) ? column.variable() : column.variable().into(StandardFunction.ABS);
      terms.add(new Term(zeros, Atom.of(magnitude.into(StandardFunction.LOG), problem)));
    }
    return Summand.plain(terms);
  }

  private static boolean isPositive(Column column) {
    return Arrays.stream(column.raw()).allMatch(value -> value > 0);
  }

  /** Returns false if the whole search must end. */
  private boolean search(Design design, Effort effort) {
    long size = design.size();
    if (!effort.spend(searched.rows().length() * size * size / 2)) {
      return false;
    }
    Optional<Gram> gram = design.gram(searched, settings.threads());
    if (gram.isEmpty()) {
      return true;
    }
    Gram whole = gram.orElseThrow();
    judge(design, subsets.singles(whole));
    int[] sizes = {
      settings.pairTerms(),
      settings.tripleTerms(),
      settings.quadrupleTerms(),
      settings.quadrupleTerms() / 2
    };
    List<Subset> best = ImmutableList.of();
    for (int k = 2; k < 2 + sizes.length && !isDone() && whole.size() >= k; k++) {
      Gram first = whole.first(sizes[k - 2]);
      if (!effort.spend(work(first.size(), k))) {
        return false;
      }
      best = subsets.best(first, k);
      judge(design, best);
      if (k >= (problem.noise() > 0 ? 2 : 3) && !isDone()) {
        Gram extended = problem.noise() > 0 ? whole : whole.first(settings.tripleTerms());
        if (!effort.spend(EXCHANGES * extended.size())) {
          return false;
        }
        List<Subset> starts = best.subList(0, Math.min(best.size(), JUDGED));
        judge(design, new ExchangeSearch(extended).grown(starts));
      }
    }
    return !isDone();
  }

  private boolean isDone() {
    return problem.noise() == 0 && findings.isExact();
  }

  /** Returns the number of subsets times the operations for each. */
  private static long work(long columns, int size) {
    long subsets = 1;
    for (int k = 0; k < size; k++) {
      subsets = subsets * (columns - k) / (k + 1);
    }
    return 8 * subsets;
  }

  private void judge(Design design, List<Subset> best) {
    candidates(design, best)
        .flatMap(subset -> design.fit(subset.columns(), findings.powers()).stream())
        .forEach(
            fit -> {
              design.rounded(fit, findings.powers()).ifPresent(findings::offer);
              offer(fit);
            });
  }

  /**
   * Returns the subsets worth judging. Without noise, inner products do not tell which of several
   * nearly exact sums is exact, so these are fitted.
   */
  private Stream<Subset> candidates(Design design, List<Subset> best) {
    Stream<Subset> proper = best.stream().filter(design::needsItsEquation);
    if (problem.noise() > 0) {
      return proper.limit(JUDGED);
    }
    return proper
        .filter(subset -> 1 - subset.explained() < 2 * MOST_LEFT)
        .flatMap(
            subset ->
                design.fit(subset.columns(), searched).stream()
                    .map(fit -> new Subset(subset.columns(), 1 - fit.residual())))
        .filter(subset -> 1 - subset.explained() < MOST_LEFT)
        .sorted(Subset.BEST_FIRST)
        .limit(JUDGED);
  }

  private void offer(Fit given) {
    boolean isBiased =
        problem.noise() > 0
            && (given.response().transform() != Transform.NONE || given.equation() != Equation.SUM);
    Fit fit = isBiased ? Refinement.of(given, problem, findings.powers()) : given;
    findings.offer(fit);
    if (fit.equation() == Equation.LARGER_ROOT) {
      findings.offer(fit.with(Equation.SMALLER_ROOT));
    }
  }
}
