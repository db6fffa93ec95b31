// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.nested;

import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Cascade;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.Problem;
import dev.kan.core.formula.search.cascade.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The search of the problems that are parts of another one. */
final class SmallerProblems {
  private static final long WORK = 2_000_000_000L;
  private static final int MOST = 3;

  private final Cascade cascade;
  private final Effort effort;

  /**
   * Prepares searches.
   *
   * @param sums the stage that searches for sums
   * @param nested the stages that search for nested formulas
   * @param effort the work of all searches together
   */
  SmallerProblems(Stage sums, List<Stage> nested, Effort effort) {
    this.cascade = new Cascade(sums, nested, List.of());
    this.effort = effort;
  }

  /**
   * Returns the best formulas of a problem.
   *
   * @param problem the problem
   * @param error the error of its target, as a share of the variance: formulas that leave less are
   *     not told apart, and the simplest of them comes first
   */
  List<Candidate> search(Problem problem, double error) {
    Found found = new Found(problem.linear());
    Effort part = Effort.of(WORK, () -> effort.isOver() || found.least() < error);
    cascade.search(problem, part, found);
    effort.spend(part.spent());
    return found.candidates.stream()
        .sorted(
            Comparator.comparingDouble((Candidate each) -> Math.max(error, each.unexplained()))
                .thenComparingInt(each -> each.expression().size()))
        .limit(MOST)
        .toList();
  }

  /** Collects what a search finds. */
  private static final class Found implements Cascade.Progress {
    private final List<Candidate> candidates = new ArrayList<>();
    private double least = Double.POSITIVE_INFINITY;

    Found(Candidate first) {
      onCandidate(first);
    }

    double least() {
      return least;
    }

    @Override
    public void onStage(String stage) {
      // The stages of a part are no news.
    }

    @Override
    public void onCandidate(Candidate candidate) {
      candidates.add(candidate);
      least = Math.min(least, candidate.unexplained());
    }
  }
}
