// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.fit.FitProgress.Phase;
import dev.kan.core.fit.FitResult.Ending;
import dev.kan.core.leastsquares.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One fit: search, ladder, last steps. */
final class LadderRun {
  // weights of the roughness penalty, round after round of a stage
  private static final double[] ROUGHNESS = {1e-4, 1e-6, 1e-8, 1e-10, 1e-12};
  private static final int ROUNDS = ROUGHNESS.length;

  private static final int SAMPLES_PER_PARAMETER_TO_REFINE = 2;
  // where a finer grid gains less than this, what it gains on some samples it loses on new ones
  private static final double FINER_GRID_PAYS = 0.8;
  // last steps on all samples are safe where they outnumber the parameters by this factor
  private static final int SAMPLES_PER_PARAMETER = 4;

  private final LadderFit settings;
  private final GridFollowing grids;
  private final Kan original;
  private final Samples samples;
  private final FitListener listener;
  private final TargetScaling scaling;
  private final Training all;
  private final Training training;
  private final Training judging;
  private final boolean holdsOut;
  private final List<StageResult> stages = new ArrayList<>();
  private boolean cancelled;
  private Candidate best;

  /**
   * A network that may be the best.
   *
   * @param gridIntervals the number of grid intervals it was trained with
   * @param score its typical loss on the samples that judge
   * @param roughness the weight of the penalty that it was trained with
   */
  private record Candidate(Kan kan, int gridIntervals, double score, double roughness) {}

  LadderRun(LadderFit settings, Kan kan, Samples samples, FitListener listener) {
    this.settings = settings;
    grids = new GridFollowing(settings.gridEps());
    samples.inputs().requireColumns(kan.inputs(), "the input");
    settings.loss().requireTargets(samples.targets().requireColumns(kan.outputs(), "the targets"));
    this.original = kan;
    this.samples = samples.withoutWeightless();
    this.listener = listener;
    scaling =
        settings.loss() == Loss.SQUARED
            ? TargetScaling.of(this.samples)
            : TargetScaling.none(kan.outputs());
    Samples scaled = scaling.scaled(this.samples);
    all = new Training(scaled, settings.loss(), settings.threads());
    HoldOut cut = HoldOut.of(scaled, settings.heldOutShare(), settings.seed());
    holdsOut = cut.held().isPresent();
    training = new Training(cut.kept(), settings.loss(), settings.threads());
    judging = new Training(cut.held().orElse(cut.kept()), settings.loss(), settings.threads());
    best =
        candidate(
            scaling.scaled(FrozenKinds.coefficientsOnly(kan)),
            settings.gridLadder().get(0),
            ROUGHNESS[0]);
  }

  FitResult run() {
    Kan begun = best.kan();
    int starts = search();
    for (int s = 0; s < settings.gridLadder().size() && !cancelled; s++) {
      if (s == 0 || samplesSuffice(settings.gridLadder().get(s))) {
        stage(s);
      }
    }
    if (!cancelled && holdsOut) {
      polish();
    }
    double loss = all.loss(best.kan());
    Kan end = all.loss(begun) < loss || !Double.isFinite(loss) ? begun : best.kan();
    Kan kan =
        FrozenKinds.restored(scaling.inUnits(end), original)
            .withStep("fitted", Map.of("gridLadder", settings.gridLadder().toString()));
    return new FitResult(
        kan,
        scaling.lossInUnits(all.loss(end)),
        starts,
        stages,
        cancelled ? Ending.CANCELLED : Ending.COMPLETED);
  }

  private int search() {
    int first = settings.gridLadder().get(0);
    SearchBudget budget = SearchBudget.of(best.kan(), training.samples().size(), first);
    Samples few = training.samples().select(firstRows(budget.samples()));
    StartSearch search =
        new StartSearch(few, settings.loss(), first, settings.seed(), settings.threads());
    Kan found =
        search.best(
            best.kan(),
            Math.min(budget.starts(), settings.mostStarts()),
            (count, loss) -> tell(Phase.SEARCH, 0, first, count, loss));
    best = candidate(found, first, ROUGHNESS[0]);
    return search.tried();
  }

  /** Nearer to as many parameters as samples, splines go through these and run wild between. */
  private boolean samplesSuffice(int intervals) {
    Kan refined = grids.onRange(best.kan(), samples.inputs(), intervals);
    long values = (long) training.samples().size() * original.outputs();
    return refined.trainableParameterCount() * SAMPLES_PER_PARAMETER_TO_REFINE <= values;
  }

  private void stage(int index) {
    int intervals = settings.gridLadder().get(index);
    Kan current = best.kan();
    List<Candidate> rounds = new ArrayList<>();
    int[] step = new int[1];
    for (int round = 0; round < ROUNDS && !cancelled; round++) {
      current = grids.onRange(current, samples.inputs(), intervals);
      int steps = stepsOfRound(round);
      current =
          training.smoothed(
              current,
              steps,
              ROUGHNESS[round],
              loss -> tell(Phase.STAGE, index, intervals, ++step[0], loss));
      rounds.add(candidate(current, intervals, ROUGHNESS[round]));
    }
    // a score that is not a number comes last
    Candidate ofStage = Collections.min(rounds, Comparator.comparingDouble(Candidate::score));
    boolean kept = index == 0 || ofStage.score() < FINER_GRID_PAYS * best.score();
    if (kept) {
      best = ofStage;
    }
    stages.add(
        new StageResult(
            intervals,
            step[0],
            scaling.lossInUnits(training.loss(ofStage.kan())),
            holdsOut ? scaling.lossInUnits(ofStage.score()) : Double.NaN,
            kept));
  }

  private void polish() {
    Kan kan = best.kan();
    long parameters = kan.trainableParameterCount();
    if (parameters * SAMPLES_PER_PARAMETER > (long) samples.size() * kan.outputs()) {
      return;
    }
    int last = stages.size() - 1;
    int intervals = best.gridIntervals();
    int[] step = new int[1];
    Kan followed = grids.onRange(kan, samples.inputs(), intervals);
    Kan polished =
        all.smoothed(
            followed,
            stepsOfRound(0),
            best.roughness(),
            loss -> tell(Phase.POLISH, last, intervals, ++step[0], loss));
    if (all.loss(polished) < all.loss(kan)) {
      best = candidate(polished, intervals, best.roughness());
    }
  }

  private Candidate candidate(Kan kan, int gridIntervals, double roughness) {
    return new Candidate(kan, gridIntervals, judging.typicalLoss(kan), roughness);
  }

  private int stepsOfRound(int round) {
    return (settings.stepsPerStage() + ROUNDS - 1 - round) / ROUNDS;
  }

  private boolean tell(Phase phase, int stage, int intervals, int step, double loss) {
    cancelled =
        !listener.onProgress(
            new FitProgress(phase, stage, intervals, step, scaling.lossInUnits(loss)));
    return !cancelled;
  }

  private static int[] firstRows(int count) {
    int[] rows = new int[count];
    Arrays.setAll(rows, i -> i);
    return rows;
  }
}
