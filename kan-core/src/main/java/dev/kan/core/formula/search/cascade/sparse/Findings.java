// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade.sparse;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.kan.core.expression.Expression;
import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best fits found so far.
 *
 * <p>Without noise they are ordered by their unexplained variance. With noise a sum of more terms
 * always leaves less unexplained, so they are ordered by the extended Bayesian information
 * criterion (Chen and Chen, 2008), which also counts the choice among the terms of a dictionary.
 */
final class Findings {
  /** The unexplained variance below which a formula of few constants is taken to be exact. */
  private static final double EXACT = 1e-13;

  /** The same for more constants, which come near many functions: only rounding errors are left. */
  private static final double EXACT_WITH_MORE = 1e-20;

  private static final int FEW = 2;

  private static final int KEPT = 16;
  private static final int KEPT_WITH_NOISE = 40;

  /** The number of terms among which one is taken to be chosen. */
  private static final double CHOICES = 600;

  /** The weight of one unit of complexity: 1.5 bits, in units of the criterion. */
  private static final double PER_COMPLEXITY = 2 * 1.5 * Math.log(2);

  private final Problem problem;
  private final PowerTable powers;
  private final String stage;
  private final List<Finding> best = new ArrayList<>();
  private boolean exact;

  Findings(Problem problem, PowerTable powers, String stage) {
    this.problem = problem;
    this.powers = powers;
    this.stage = stage;
  }

  private record Finding(double score, double complexity, Candidate candidate) {
    static final Comparator<Finding> BEST_FIRST =
        Comparator.comparingDouble(Finding::score).thenComparingDouble(Finding::complexity);
  }

  /** Returns the powers in all rows. */
  PowerTable powers() {
    return powers;
  }

  /** Takes up a fit if it is among the best. */
  void offer(Fit fit) {
    double[] predictions = fit.predictions(powers);
    double unexplained = problem.unexplained(predictions);
    exact |= unexplained < (fit.constants() <= FEW ? EXACT : EXACT_WITH_MORE);
    double score = score(fit, unexplained);
    int capacity = problem.noise() > 0 ? KEPT_WITH_NOISE : KEPT;
    boolean full = best.size() == capacity;
    if (unexplained >= 1 || (full && score >= Iterables.getLast(best).score())) {
      return;
    }
    Expression expression = fit.expression(problem.columns());
    if (best.stream().anyMatch(other -> other.candidate().expression().equals(expression))) {
      return;
    }
    if (full) {
      best.remove(capacity - 1);
    }
    best.add(new Finding(score, fit.complexity(), new Candidate(expression, unexplained, stage)));
    best.sort(Finding.BEST_FIRST);
  }

  /** Returns true if a formula was found that is exact but for rounding errors. */
  boolean isExact() {
    return exact;
  }

  /** Returns the candidates, the one with the least unexplained variance first. */
  ImmutableList<Candidate> candidates() {
    return best.stream()
        .map(Finding::candidate)
        .sorted(Candidate.BY_ERROR)
        .collect(ImmutableList.toImmutableList());
  }

  private double score(Fit fit, double unexplained) {
    if (problem.noise() == 0) {
      return Math.max(unexplained, EXACT * EXACT);
    }
    double rows = IntStream.range(0, problem.rows()).filter(r -> problem.weights()[r] > 0).count();
    return rows * Math.log(unexplained + EXACT)
        + fit.constants() * (Math.log(rows) + 2 * Math.log(CHOICES))
        + PER_COMPLEXITY * fit.complexity();
  }
}
