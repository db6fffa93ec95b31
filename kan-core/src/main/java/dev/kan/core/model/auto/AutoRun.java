// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

import com.google.common.base.Stopwatch;
import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.Table;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Residuals;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Scores;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.additive.Candidate;
import dev.kan.core.training.additive.Learner;
import dev.kan.core.training.additive.Stack;
import dev.kan.core.training.concurrent.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** One run of an {@link AutoTrainer}. */
final class AutoRun {
  private static final double WORSE = 1.002;

  private final AutoTrainer settings;
  private final AutoListener listener;
  private final Stopwatch watch = Stopwatch.createStarted();
  private final List<Candidate> candidates = new ArrayList<>();

  AutoRun(AutoTrainer settings, AutoListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  AutoTraining train(Table table) {
    PreparedTable prepared = PreparedTable.of(settings, table);
    Learner learner = new Learner(prepared.problem(), settings.seed(), settings.threads());
    add(learner.linear());
    StopReason reason = search(learner);
    Stack stack = Stack.of(prepared.problem(), candidates);
    return new AutoTraining(
        model(prepared, stack),
        IntStream.range(0, candidates.size())
            .mapToObj(c -> score(candidates.get(c), stack.weight(c)))
            .toList(),
        prepared.warnings(),
        reason,
        watch.elapsed());
  }

  private StopReason search(Learner learner) {
    CancellationToken budget = CancellationToken.after(settings.budget());
    try {
      return budget.during(
          () -> {
            add(learner.additive());
            addTwoLayers(learner);
            Cancellation.check();
            return StopReason.COMPLETED;
          });
    } catch (CancellationException e) {
      return budget.isCancelled() ? StopReason.BUDGET_SPENT : StopReason.CANCELLED;
    }
  }

  /** Tries penalties from strong to weak until that is no longer better. */
  private void addTwoLayers(Learner learner) {
    List<Double> strengths = learner.strengths();
    double best = Double.POSITIVE_INFINITY;
    for (int s = 0; s < strengths.size(); s++) {
      double before = s;
      String activity = String.format(Locale.ROOT, "two layers, penalty %.0f", strengths.get(s));
      Candidate candidate =
          learner.twoLayers(
              strengths.get(s), share -> report(activity, (before + share) / strengths.size()));
      add(candidate);
      if (candidate.loss() > WORSE * best) {
        return;
      }
      best = Math.min(best, candidate.loss());
    }
  }

  private void add(Candidate candidate) {
    candidates.add(candidate);
    Cancellation.runUncancelled(() -> listener.onCandidate(score(candidate, 0)));
  }

  private void report(String activity, double done) {
    Optional<CandidateScore> best =
        candidates.stream()
            .min(Comparator.comparingDouble(Candidate::loss))
            .map(candidate -> score(candidate, 0));
    Duration elapsed = watch.elapsed();
    Duration left =
        Duration.ofMillis((long) (elapsed.toMillis() * (1 - done) / Math.max(done, 0.01)));
    Duration most = settings.budget().map(budget -> budget.minus(elapsed)).orElse(left);
    listener.onProgress(
        new AutoProgress(activity, best, elapsed, left.compareTo(most) < 0 ? left : most));
  }

  private static CandidateScore score(Candidate candidate, double weight) {
    return new CandidateScore(
        candidate.description(), candidate.loss(), candidate.standardError(), weight);
  }

  private KanModel model(PreparedTable prepared, Stack stack) {
    Kan kan =
        (settings.isCompact() ? stack.compactNetwork() : stack.network())
            .withStep(
                "learned from a table",
                Map.of(
                    "seed", Integer.toString(settings.seed()),
                    "rows", Integer.toString(prepared.problem().samples().size())));
    Schema schema = prepared.schema();
    Samples samples =
        new Samples(prepared.problem().samples().inputs(), prepared.problem().samples().targets());
    Batch outputs = stack.outputs();
    List<Residuals> residuals = List.of();
    if (schema.target() instanceof NumericTarget numbers) {
      outputs = numbers.decode(outputs);
      samples = samples.withTargets(numbers.decode(samples.targets()));
      residuals = Residuals.ofTargets(samples.targets(), outputs);
    }
    ImmutableMap.Builder<Metric, Double> values = ImmutableMap.builder();
    for (Metric metric : schema.target().metrics()) {
      values.put(metric, metric.of(outputs, samples));
    }
    Scores scores = new Scores(values.buildOrThrow(), samples.size());
    return new KanModel(kan, schema, schema.target().loss(), scores, residuals);
  }
}
