// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import dev.kan.core.Kan;
import dev.kan.core.editing.grid.GridCoverage;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes the result of a training from the network that it found.
 *
 * @param budget the budget of the training, which is cancelled once it is spent
 * @param begin the {@link System#nanoTime} at the start of the training
 */
record Outcome(FitProblem problem, Progress progress, CancellationToken budget, long begin) {
  /** Records and reports the losses of the network that the training begins with. */
  void evaluateStart() {
    Kan start = problem.original();
    progress.evaluated(problem.loss(start), problem.testLoss(start), Double.NaN);
  }

  /**
   * Returns the result and reports it to the listener.
   *
   * @param fitted the network found, in the units of the fit
   * @param validationLoss its loss on the validation samples, in the units of the fit
   * @param stages the stages of the training
   */
  TrainingResult of(Kan fitted, double validationLoss, List<TrainingStage> stages) {
    Evaluated found = best(fitted, validationLoss);
    Evaluation evaluation =
        progress.evaluated(
            found.trainLoss(), problem.testLoss(found.kan()), found.validationLoss());
    StopReason reason = stopReason(evaluation);
    Kan trained = found.kan().withStep("fitted", provenance(evaluation, reason));
    TrainingResult result =
        new TrainingResult(
            trained,
            evaluation,
            progress.history(),
            stages,
            reason,
            GridCoverage.of(trained, problem.samples().inputs()).warnings(),
            (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1));
    progress.finished(result);
    return result;
  }

  /**
   * A network with its losses in the samples' units.
   *
   * @param validationLoss the validation loss; NaN if the network was not trained
   */
  private record Evaluated(Kan kan, double trainLoss, double validationLoss) {}

  /** Returns the network found, or the original or a constant if its training loss is smaller. */
  private Evaluated best(Kan fitted, double validationLoss) {
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

  private StopReason stopReason(Evaluation evaluation) {
    if (!evaluation.isFinite()) {
      return StopReason.NOT_FINITE;
    } else if (progress.goesOn()) {
      return StopReason.COMPLETED;
    }
    return budget.isCancelled() ? StopReason.BUDGET_SPENT : StopReason.CANCELLED;
  }

  private Map<String, String> provenance(Evaluation evaluation, StopReason reason) {
    return Map.of(
        "stopReason", reason.toString(),
        "gridLadder", problem.settings().gridLadder().toString(),
        "loss", problem.settings().loss().toString(),
        "seed", Integer.toString(problem.settings().seed()),
        "steps", Integer.toString(evaluation.step()),
        "trainLoss", Double.toString(evaluation.trainLoss()),
        "validationLoss", Double.toString(evaluation.validationLoss()),
        "testLoss", Double.toString(evaluation.testLoss()));
  }
}
