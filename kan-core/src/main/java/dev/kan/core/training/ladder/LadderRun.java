// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.editing.grid.GridCoverage;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep.Phase;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.concurrent.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** One fit: search, ladder, last steps; or smooth curves where they do as well on new samples. */
final class LadderRun {
  /** A ladder this much better than straight edges has found what smooth curves would miss. */
  private static final double FAR_BETTER = 0.25;

  private static final int BEYOND_DOUBT = 3;

  private final LadderTrainer settings;
  private final FitProblem problem;
  private final Cancellation scope;
  private final Progress progress;
  private final Ladder ladder;
  private Kan fitted;
  private double validationLoss;

  private LadderRun(FitProblem problem, TrainingListener listener, Cancellation scope) {
    this.problem = problem;
    this.scope = scope;
    settings = problem.settings();
    progress = new Progress(listener, problem.scaling(), scope);
    ladder = new Ladder(problem, progress);
    fitted = ladder.best().kan();
    validationLoss = ladder.best().score();
  }

  /** A whole training, as {@link LadderTrainer#train} has it. */
  static TrainingResult train(
      LadderTrainer settings,
      Kan kan,
      Samples samples,
      Optional<Samples> test,
      TrainingListener listener) {
    long begin = System.nanoTime();
    CancellationToken budget = CancellationToken.after(settings.budget());
    FitProblem problem = FitProblem.of(settings, kan, samples, test);
    listener.onStart(FitCost.estimate(problem));
    try (Cancellation scope = Cancellation.open(budget::isCancelled)) {
      LadderRun run = scope.during(() -> new LadderRun(problem, listener, scope)).fitted();
      return Cancellation.uncancelled(() -> run.finished(budget, begin));
    }
  }

  private LadderRun fitted() {
    Cancellation.uncancelled(
        () ->
            progress.evaluated(
                problem.loss(problem.original()),
                problem.testLoss(problem.original()),
                Double.NaN));
    try {
      scope.during(this::fit);
    } catch (CancellationException e) {
      // a listener may throw it too
      if (!scope.requested()) {
        throw e;
      }
    }
    return this;
  }

  private boolean fit() {
    search();
    try {
      ladder.climb();
    } finally {
      fitted = ladder.best().kan();
      validationLoss = ladder.best().score();
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
            (count, loss) -> progress.trial(Phase.SEARCH, count, loss));
    ladder.startFrom(found);
    fitted = found;
    validationLoss = ladder.best().score();
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
    List<HoldOut> folds = problem.folds().stream().map(HoldOut::withFewerKept).toList();
    SmoothFit smooth = new SmoothFit(path(), folds, problem.loss(), settings.threads());
    SmoothFit.Choice choice =
        smooth.choose((fit, loss) -> progress.trial(Phase.SMOOTHING, fit, loss));
    if (leftOut(fitted).isBelow(choice.losses(), 1, 1)) {
      polish();
      return;
    }
    Kan smoothed = smooth.fit(choice, problem.all());
    // a fit that was cut short is not the one that was chosen
    if (progress.goesOn()) {
      fitted = smoothed;
      validationLoss = choice.losses().mean();
    }
  }

  private SmoothingPath path() {
    return new SmoothingPath(
        problem.scaling().start(),
        problem.all().inputs(),
        settings.gridLadder().get(0),
        settings.seed());
  }

  private TrainingResult finished(CancellationToken budget, long begin) {
    Evaluated found = best();
    Evaluation evaluation =
        progress.evaluated(
            found.trainLoss(), problem.testLoss(found.kan()), found.validationLoss());
    Kan trained = found.kan().withStep("fitted", provenance(evaluation));
    TrainingResult result =
        new TrainingResult(
            trained,
            evaluation,
            progress.history(),
            ladder.stages(),
            stopReason(evaluation, budget),
            GridCoverage.of(trained, problem.samples().inputs()).warnings(),
            (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1));
    progress.finished(result);
    return result;
  }

  /**
   * A network with its losses, in the samples' units.
   *
   * @param validationLoss NaN if the network is none of the fit
   */
  private record Evaluated(Kan kan, double trainLoss, double validationLoss) {}

  /** The network found, or one with a smaller loss that needs no fit at all. */
  private Evaluated best() {
    List<Kan> simpler = new ArrayList<>(List.of(problem.original()));
    if (EdgeScaling.fits(problem.original())) {
      simpler.add(ConstantOutputs.of(problem.original(), problem.constant()));
    }
    Kan kan = problem.inUnits(fitted);
    Evaluated best =
        new Evaluated(
            kan,
            problem.loss(kan),
            problem.holdsOut() ? problem.scaling().lossInUnits(validationLoss) : Double.NaN);
    for (Kan other : simpler) {
      double loss = problem.loss(other);
      if (loss < best.trainLoss() || !Double.isFinite(best.trainLoss())) {
        best = new Evaluated(other, loss, Double.NaN);
      }
    }
    return best;
  }

  private StopReason stopReason(Evaluation evaluation, CancellationToken budget) {
    if (!evaluation.isFinite()) {
      return StopReason.NOT_FINITE;
    } else if (progress.goesOn()) {
      return StopReason.COMPLETED;
    }
    return budget.isCancelled() ? StopReason.BUDGET_SPENT : StopReason.CANCELLED;
  }

  private Map<String, String> provenance(Evaluation evaluation) {
    return Map.of(
        "gridLadder", settings.gridLadder().toString(),
        "loss", settings.loss().toString(),
        "seed", Integer.toString(settings.seed()),
        "steps", Integer.toString(evaluation.step()),
        "trainLoss", Double.toString(evaluation.trainLoss()),
        "validationLoss", Double.toString(evaluation.validationLoss()),
        "testLoss", Double.toString(evaluation.testLoss()));
  }
}
