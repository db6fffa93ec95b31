// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.fit;

import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.fit.FitProgress.Phase;
import dev.kan.core.fit.FitResult.Ending;
import dev.kan.core.leastsquares.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One fit: search, ladder, last steps. */
final class LadderRun {
  // weights of the roughness penalty, round after round of a stage
  private static final double[] ROUGHNESS = {1e-4, 1e-6, 1e-8, 1e-10, 1e-12};
  private static final int ROUNDS = ROUGHNESS.length;

  private static final int FEWEST_TO_HOLD_OUT_FROM = 20;
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
  private Kan best;
  private double bestScore;
  private double bestRoughness = ROUGHNESS[0];

  LadderRun(LadderFit settings, Kan kan, Samples samples, FitListener listener) {
    this.settings = settings;
    grids = new GridFollowing(settings.gridEps());
    samples.inputs().requireColumns(kan.inputs(), "the input");
    samples.targets().requireColumns(kan.outputs(), "the targets");
    this.original = kan;
    this.samples = samples;
    this.listener = listener;
    scaling =
        settings.loss() == Loss.SQUARED
            ? TargetScaling.of(samples.targets())
            : TargetScaling.none(kan.outputs());
    Samples scaled = scaling.scaled(samples);
    all = new Training(scaled, settings.loss(), settings.threads());
    int[] order = new SeededRandom(settings.seed()).permutation(samples.size());
    int held =
        samples.size() < FEWEST_TO_HOLD_OUT_FROM
            ? 0
            : (int) Math.round(settings.heldOutShare() * samples.size());
    holdsOut = held > 0;
    Samples kept = scaled.select(Arrays.copyOfRange(order, held, order.length));
    training = new Training(kept, settings.loss(), settings.threads());
    judging =
        holdsOut
            ? new Training(
                scaled.select(Arrays.copyOf(order, held)), settings.loss(), settings.threads())
            : training;
    best = scaling.scaled(coefficientsOnly(kan));
    bestScore = judging.typicalLoss(best);
  }

  FitResult run() {
    Kan begun = best;
    int starts = search();
    for (int s = 0; s < settings.gridLadder().size() && !cancelled; s++) {
      stage(s);
    }
    if (!cancelled && holdsOut) {
      polish();
    }
    Kan end = all.loss(begun) < all.loss(best) || !Double.isFinite(all.loss(best)) ? begun : best;
    Kan kan =
        restored(scaling.inUnits(end))
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
    SearchBudget budget = SearchBudget.of(best, training.samples().size(), first);
    Samples few = training.samples().select(firstRows(budget.samples()));
    StartSearch search = new StartSearch(few, settings.loss(), first, settings.seed());
    Kan found =
        search.best(
            best,
            Math.min(budget.starts(), settings.mostStarts()),
            (count, loss) -> tell(Phase.SEARCH, 0, first, count, loss));
    best = found;
    bestScore = judging.typicalLoss(found);
    return search.tried();
  }

  private void stage(int index) {
    int intervals = settings.gridLadder().get(index);
    Kan current = best;
    boolean kept = false;
    int[] step = new int[1];
    double score = bestScore;
    for (int round = 0; round < ROUNDS && !cancelled; round++) {
      current = grids.onRange(current, samples.inputs(), intervals);
      int steps = stepsOfRound(round);
      current =
          training.smoothed(
              current,
              steps,
              ROUGHNESS[round],
              loss -> tell(Phase.STAGE, index, intervals, ++step[0], loss));
      score = judging.typicalLoss(current);
      if (score < bestScore || (index == 0 && !kept)) {
        best = current;
        bestScore = score;
        bestRoughness = ROUGHNESS[round];
        kept = true;
      }
    }
    stages.add(
        new StageResult(
            intervals,
            step[0],
            scaling.lossInUnits(training.loss(current)),
            holdsOut ? scaling.lossInUnits(score) : Double.NaN,
            kept));
  }

  private void polish() {
    long parameters = best.trainableParameterCount();
    if (parameters * SAMPLES_PER_PARAMETER > (long) samples.size() * best.outputs()) {
      return;
    }
    int last = stages.size() - 1;
    int intervals = best.layer(0).spec().grid().gridIntervals();
    int[] step = new int[1];
    Kan followed = grids.onRange(best, samples.inputs(), intervals);
    Kan polished =
        all.smoothed(
            followed,
            stepsOfRound(0),
            bestRoughness,
            loss -> tell(Phase.POLISH, last, intervals, ++step[0], loss));
    if (all.loss(polished) < all.loss(best)) {
      best = polished;
    }
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

  /** The factor of a spline says nothing that its coefficients do not: one of them is enough. */
  private static Kan coefficientsOnly(Kan kan) {
    List<KanLayer> layers = new ArrayList<>();
    for (KanLayer layer : kan.layers()) {
      Set<ParameterKind> frozen = layer.spec().frozen();
      if (!frozen.contains(ParameterKind.COEFFICIENTS)
          && !frozen.contains(ParameterKind.SPLINE_SCALE)) {
        Set<ParameterKind> more = EnumSet.of(ParameterKind.SPLINE_SCALE);
        more.addAll(frozen);
        layers.add(layer.withFrozen(more));
      } else {
        layers.add(layer);
      }
    }
    return kan.withLayers(layers);
  }

  private Kan restored(Kan kan) {
    List<KanLayer> layers = new ArrayList<>();
    for (int l = 0; l < kan.layers().size(); l++) {
      layers.add(kan.layer(l).withFrozen(original.layer(l).spec().frozen()));
    }
    return kan.withLayers(layers);
  }

  private static int[] firstRows(int count) {
    int[] rows = new int[count];
    Arrays.setAll(rows, i -> i);
    return rows;
  }
}
