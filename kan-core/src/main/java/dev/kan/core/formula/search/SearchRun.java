// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search;

import dev.kan.core.formula.search.cascade.Candidate;
import dev.kan.core.formula.search.cascade.Cascade;
import dev.kan.core.formula.search.cascade.Effort;
import dev.kan.core.formula.search.cascade.sparse.NestedRoots;
import dev.kan.core.formula.search.cascade.sparse.SparseSums;
import dev.kan.core.formula.search.nested.NestedLaws;
import dev.kan.core.formula.units.ConstantNames;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.concurrent.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One run of a search. */
final class SearchRun implements Cascade.Progress {
  private static final long OPERATIONS_PER_MILLISECOND = 1_000_000;
  private static final int MOST_THREADS = 8;

  /** Inner functions may have inner functions of their own, so deep. */
  private static final int NESTING = 3;

  private static final int POLISH_SHARE = 6;
  private static final double MUCH_BETTER = 0.5;
  private static final Duration LEAST_POLISH = Duration.ofMillis(500);

  private final FormulaSearch settings;
  private final SearchSamples samples;
  private final FrontChoice choice;
  private final SearchListener listener;
  private final BooleanSupplier cancelled;
  private final long start = System.nanoTime();
  private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
  private final List<Candidate> candidates = new ArrayList<>();
  private double least = Double.POSITIVE_INFINITY;

  SearchRun(
      FormulaSearch settings,
      SearchSamples samples,
      ConstantNames names,
      SearchListener listener,
      BooleanSupplier cancelled) {
    this.settings = settings;
    this.samples = samples;
    this.choice = new FrontChoice(samples, names);
    this.listener = listener;
    this.cancelled = cancelled;
  }

  FormulaFront run() {
    candidates.add(samples.training().mean());
    candidates.add(samples.training().linear());
    if (!samples.areHeldOut()) {
      StraightLines.of(samples.training()).forEach(this::onCandidate);
    }
    Cascade cascade =
        new Cascade(
            SparseSums.small(threads),
            List.of(new NestedLaws(SparseSums.tiny(threads), NESTING)),
            List.of(
                NestedRoots.standard(threads),
                Cascade.twoGroups(),
                new NetworkFormulas(),
                SparseSums.large(threads)));
    long operations = settings.budget().toMillis() * OPERATIONS_PER_MILLISECOND;
    Effort effort = Effort.of(operations, () -> cancelled.getAsBoolean() || mustPolish());
    // the effort ends the search, so that what a stage has found by then is kept
    Cancellation.runUncancelled(() -> cascade.search(samples.training(), effort, this));
    return Cancellation.uncancelled(this::polished).withEvidence(settings, threads);
  }

  /** Returns the last front, within the time that is left or half a second. */
  private FrontSummary polished() {
    Duration left = cancelled.getAsBoolean() ? Duration.ZERO : left();
    Duration time = Collections.max(List.of(LEAST_POLISH, left));
    return CancellationToken.after(time)
        .during(() -> FrontSummary.of(samples, choice.polished(candidates)).fittedToAllRows());
  }

  @Override
  public void onStage(String stage) {
    listener.onStage(stage, left());
  }

  @Override
  public void onCandidate(Candidate candidate) {
    candidates.add(candidate);
    if (candidate.unexplained() < MUCH_BETTER * least) {
      least = candidate.unexplained();
      FrontSummary front = FrontSummary.of(samples, choice.unpolished(candidates));
      listener.onFront(front.result(), left());
    }
  }

  /** Returns true if the rest of the budget is needed for constants and comparisons. */
  private boolean mustPolish() {
    return left().compareTo(settings.budget().dividedBy(POLISH_SHARE)) < 0;
  }

  private Duration left() {
    Duration left = settings.budget().minusNanos(System.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
