// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.discovery;

import dev.kan.core.EdgeIndex;
import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.editing.pruning.Edges;
import dev.kan.core.editing.pruning.Nodes;
import dev.kan.core.editing.pruning.Pruning;
import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.formula.discovery.Trial.Phase;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.ladder.LadderTrainer;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A single search for the smallest network. */
final class NetworkSearch {
  private final LadderTrainer trainer;
  private final Samples samples;
  private final DiscoveryListener listener;
  private final Cancellation scope;
  private final double enough;
  private Kan smallest;
  private boolean goesOn;

  /**
   * A search, which begins with the training of the given network.
   *
   * @param scope what ends the search
   */
  NetworkSearch(
      SmallestNetwork settings,
      Kan kan,
      Samples samples,
      DiscoveryListener listener,
      Cancellation scope) {
    trainer = settings.trainer();
    this.listener = listener;
    this.scope = scope;
    TrainingResult reference = trainer.train(kan, samples, Optional.empty(), listener);
    this.samples = samples.withoutWeightless();
    double enoughForAny =
        settings.tolerance()
            * settings.tolerance()
            * trainer.loss().meanOfBestConstants(this.samples);
    double asGood = settings.slack() * settings.slack() * judged(reference);
    enough = Double.isFinite(asGood) ? Math.max(asGood, enoughForAny) : enoughForAny;
    smallest = reference.kan();
    tell(Phase.GIVEN, reference, true);
  }

  /** Returns true if the search was not ended early. */
  boolean isComplete() {
    return goesOn;
  }

  Kan run() {
    shallower();
    for (int level = 1; goesOn && level < smallest.layers().size(); level++) {
      narrower(level);
    }
    if (goesOn) {
      thinner();
    }
    return Cancellation.uncancelled(() -> Pruning.none().prune(smallest, samples.inputs()).kan());
  }

  private void shallower() {
    int level = 1;
    while (goesOn && level < smallest.layers().size()) {
      Optional<Kan> candidate = ShallowerNetworks.without(smallest, level);
      boolean kept = candidate.isPresent() && keeps(Phase.SHALLOWER, trainer, candidate.get());
      level = kept ? 1 : level + 1;
    }
  }

  private void narrower(int level) {
    Kan kan = smallest;
    double[] scores = Attribution.of(kan, samples.inputs()).nodeScores(level);
    Iterator<int[]> levels =
        SmallerLevels.of(kan.layer(level - 1).spec().nodes(), scores).iterator();
    boolean found = false;
    while (goesOn && !found && levels.hasNext()) {
      found = keeps(Phase.NARROWER, trainer, Nodes.keep(kan, level, levels.next()));
    }
  }

  private void thinner() {
    LadderTrainer goingOn =
        trainer.toBuilder()
            .mostStarts(1)
            .gridLadder(smallest.layer(0).spec().grid().gridIntervals())
            .build();
    Iterator<EdgeIndex> edges = weakestFirst().iterator();
    while (goesOn && edges.hasNext()) {
      keeps(Phase.THINNER, goingOn, Edges.remove(smallest, edges.next()));
    }
  }

  /** Fits a smaller network and keeps it as the smallest if it is good enough. */
  private boolean keeps(Phase phase, LadderTrainer how, Kan candidate) {
    TrainingResult result = how.train(candidate, samples, Optional.empty(), listener);
    boolean kept = judged(result) <= enough;
    if (kept) {
      smallest = result.kan();
    }
    tell(phase, result, kept);
    return kept;
  }

  private void tell(Phase phase, TrainingResult result, boolean kept) {
    Trial trial = new Trial(phase, result.kan().widths(), judged(result), kept);
    Cancellation.runUncancelled(() -> listener.onTrial(trial));
    goesOn = !scope.requested();
  }

  private List<EdgeIndex> weakestFirst() {
    Attribution attribution = Attribution.of(smallest, samples.inputs());
    return smallest.edges().stream()
        .filter(edge -> smallest.edge(edge).present())
        .sorted(Comparator.comparingDouble(attribution::edgeScore))
        .toList();
  }

  /** Returns the mean loss on validation samples, or on the training samples if there are none. */
  private static double judged(TrainingResult result) {
    double loss = result.validationLoss();
    return Double.isNaN(loss) ? result.trainLoss() : loss;
  }
}
