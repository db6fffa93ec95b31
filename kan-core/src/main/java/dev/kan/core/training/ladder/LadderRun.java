// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.data.Samples;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep.Phase;
import dev.kan.core.training.concurrent.Cancellation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One training: search, ladder and final steps, or smooth curves if these do as well on held-out
 * samples.
 */
final class LadderRun {
  /**
   * If the loss of the ladder is below this share of that of straight edges, smooth curves are not
   * tried.
   */
  private static final double FAR_BETTER = 0.25;

  private static final int BEYOND_DOUBT = 3;

  private final LadderTrainer settings;
  private final FitProblem problem;
  private final Cancellation scope;
  private final Progress progress;
  private final Ladder ladder;
  private Kan fitted;
  private double validationLoss;
  private @Nullable Interim interim;

  private LadderRun(FitProblem problem, Progress progress, Cancellation scope) {
    this.problem = problem;
    this.progress = progress;
    this.scope = scope;
    settings = problem.settings();
    ladder = new Ladder(problem, progress);
    fitted = ladder.best().kan();
    validationLoss = ladder.best().score();
  }

  /** Runs a whole training, as {@link LadderTrainer#train} specifies. */
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
      Progress progress = new Progress(listener, problem.scaling(), scope);
      Outcome outcome = new Outcome(problem, progress, budget, begin);
      Cancellation.runUncancelled(outcome::evaluateStart);
      LadderRun run = scope.during(() -> new LadderRun(problem, progress, scope)).fitted();
      return Cancellation.uncancelled(
          () -> outcome.of(run.fitted, run.validationLoss, run.ladder.stages()));
    }
  }

  private LadderRun fitted() {
    try {
      scope.during(this::fit);
    } catch (CancellationException e) {
      // a listener may have thrown it
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
    try {
      if (progress.goesOn() && (!problem.fresh() || !problem.holdsOut() || isFarBetter())) {
        polish();
      } else if (progress.goesOn()) {
        smooth();
      }
    } finally {
      if (!progress.goesOn()) {
        Cancellation.runUncancelled(this::takeInterim);
      }
    }
    return true;
  }

  /** Takes the best of the smooth fits that were finished before the training was ended. */
  private void takeInterim() {
    if (interim != null && interim.losses().mean() < leftOut(fitted).mean()) {
      fitted = interim.kan();
      validationLoss = interim.losses().mean();
    }
  }

  private void offer(Kan kan, LeftOut losses) {
    if (interim == null || losses.mean() < interim.losses().mean()) {
      interim = new Interim(kan, losses);
    }
  }

  /** A smooth fit of the first fold and its losses on the samples held out. */
  private record Interim(Kan kan, LeftOut losses) {}

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

  /** Returns true if the ladder is far better than straight edges fitted to the same samples. */
  private boolean isFarBetter() {
    SmoothingPath path = path();
    Kan straight =
        path.next(path.start(), 0, problem.training(problem.folds().get(0).withFewerKept().kept()));
    LeftOut losses = leftOut(straight);
    offer(straight, losses);
    return leftOut(ladder.best().kan()).isBelow(losses, FAR_BETTER, BEYOND_DOUBT);
  }

  private LeftOut leftOut(Kan kan) {
    double[] losses = problem.training(problem.judges()).sampleLosses(kan);
    return LeftOut.of(problem.folds().subList(0, 1), fold -> losses);
  }

  private void smooth() {
    List<HoldOut> folds = problem.folds().stream().map(HoldOut::withFewerKept).toList();
    SmoothFit smooth = new SmoothFit(path(), folds, problem.loss(), settings.threads());
    SmoothFit.Choice choice =
        smooth.choose((fit, loss) -> progress.trial(Phase.SMOOTHING, fit, loss), this::offer);
    if (leftOut(fitted).isBelow(choice.losses(), 1, 1)) {
      polish();
      return;
    }
    Kan smoothed = smooth.fit(choice, problem.all());
    // a fit that was cancelled is not the one that was chosen
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
}
