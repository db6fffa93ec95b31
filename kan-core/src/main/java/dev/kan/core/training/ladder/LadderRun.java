// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.ladder.FitProgress.Phase;
import dev.kan.core.training.ladder.FitResult.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** One fit: search, ladder, last steps; or smooth curves where they do as well on new samples. */
final class LadderRun {
  /** A ladder this much better than straight edges has found what smooth curves would miss. */
  private static final double FAR_BETTER = 0.25;

  private static final int BEYOND_DOUBT = 3;

  private final LadderFit settings;
  private final FitProblem problem;
  private final Cancellation scope;
  private final Progress progress;
  private final Ladder ladder;
  private int starts;
  private Kan fitted;
  private double heldOutLoss;

  LadderRun(FitProblem problem, FitListener listener, Cancellation scope) {
    this.problem = problem;
    this.scope = scope;
    settings = problem.settings();
    progress = new Progress(listener, problem.scaling(), scope);
    ladder = new Ladder(problem, progress);
    fitted = ladder.best().kan();
    heldOutLoss = ladder.best().score();
  }

  FitResult run() {
    try {
      scope.during(this::fit);
    } catch (CancellationException e) {
      // a listener may throw it too
      if (!scope.requested()) {
        throw e;
      }
    }
    return Cancellation.uncancelled(this::result);
  }

  private boolean fit() {
    search();
    try {
      ladder.climb();
    } finally {
      fitted = ladder.best().kan();
      heldOutLoss = ladder.best().score();
    }
    if (progress.goesOn() && (!problem.fresh() || !problem.holdsOut() || isFarBetter())) {
      polish();
    } else if (progress.goesOn()) {
      smooth();
    }
    return true;
  }

  private void search() {
    Kan start = ladder.best().kan();
    int first = settings.gridLadder().get(0);
    SearchBudget budget = SearchBudget.of(start, problem.kept().size(), first);
    Samples some = FirstRows.of(problem.kept(), budget.samples());
    StartSearch search =
        new StartSearch(new Training(some, problem.loss(), 1), settings, !problem.fresh());
    Kan found =
        search.best(
            start,
            Math.min(budget.starts(), settings.mostStarts()),
            (count, loss) -> progress.tell(Phase.SEARCH, 0, first, count, loss));
    starts = search.tried();
    ladder.startFrom(found);
    fitted = found;
    heldOutLoss = ladder.best().score();
  }

  private void polish() {
    if (problem.holdsOut()) {
      ladder.polish();
      fitted = ladder.best().kan();
    }
  }

  /** Compares with the straight edges that smooth curves begin with, fitted to the same samples. */
  private boolean isFarBetter() {
    SmoothingPath path = path();
    Kan straight =
        path.next(path.start(), 0, problem.training(problem.folds().get(0).withFewerKept().kept()));
    return leftOut(ladder.best().kan()).isBelow(leftOut(straight), FAR_BETTER, BEYOND_DOUBT);
  }

  private LeftOut leftOut(Kan kan) {
    double[] losses = problem.training(problem.judges()).sampleLosses(kan);
    return LeftOut.of(problem.folds().subList(0, 1), fold -> losses);
  }

  private void smooth() {
    int first = settings.gridLadder().get(0);
    List<HoldOut> folds = problem.folds().stream().map(HoldOut::withFewerKept).toList();
    SmoothFit smooth = new SmoothFit(path(), folds, problem.loss(), settings.threads());
    SmoothFit.Choice choice =
        smooth.choose((fit, loss) -> progress.tell(Phase.SMOOTHING, 0, first, fit, loss));
    if (leftOut(fitted).isBelow(choice.losses(), 1, 1)) {
      polish();
      return;
    }
    Kan smoothed = smooth.fit(choice, problem.all());
    // a fit that was cut short is not the one that was chosen
    if (progress.goesOn()) {
      fitted = smoothed;
      heldOutLoss = choice.losses().mean();
    }
  }

  private SmoothingPath path() {
    return new SmoothingPath(
        problem.scaling().start(),
        problem.all().inputs(),
        settings.gridLadder().get(0),
        settings.seed());
  }

  /** The network found, or one with a smaller loss that needs no fit at all. */
  private FitResult result() {
    List<Kan> simpler = new ArrayList<>(List.of(problem.original()));
    if (EdgeScaling.fits(problem.original())) {
      simpler.add(ConstantOutputs.of(problem.original(), problem.constant()));
    }
    Kan kan = problem.inUnits(fitted);
    double loss = problem.loss(kan);
    for (Kan other : simpler) {
      double otherLoss = problem.loss(other);
      if (otherLoss < loss || !Double.isFinite(loss)) {
        kan = other;
        loss = otherLoss;
        heldOutLoss = Double.NaN;
      }
    }
    return new FitResult(
        kan.withStep("fitted", Map.of("gridLadder", settings.gridLadder().toString())),
        loss,
        problem.holdsOut() ? problem.scaling().lossInUnits(heldOutLoss) : Double.NaN,
        starts,
        ladder.stages(),
        progress.goesOn() ? Ending.COMPLETED : Ending.CANCELLED);
  }
}
