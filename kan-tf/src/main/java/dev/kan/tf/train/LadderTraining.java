// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.Kan;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.editing.grid.GridCoverage;
import dev.kan.core.training.concurrent.Cancellation;
import dev.kan.core.training.ladder.FitProgress;
import dev.kan.core.training.ladder.FitProgress.Phase;
import dev.kan.core.training.ladder.FitResult;
import dev.kan.core.training.ladder.FitResult.Ending;
import dev.kan.core.training.ladder.LadderFit;
import dev.kan.tf.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The training where no method was chosen: a {@link LadderFit}, which chooses the grid and how
 * smooth the curves are by samples that it holds out of the training samples. The test samples are
 * evaluated and choose nothing.
 */
final class LadderTraining {
  private static final int[] COARSE = {3, 10};

  /** A hundred for each parameter of the largest network: more make a fit longer, hardly better. */
  static final int MOST_SAMPLES = 100 * Method.SMALL;

  private final Kan kan;
  private final Dataset data;
  private final Samples fitted;
  private final TrainingSettings.Builder settings;
  private final LadderFit ladder;
  private final List<TrainingListener> listeners;
  private final TrainingHistory.Recorder recorder = new TrainingHistory.Recorder();

  LadderTraining(
      Kan kan, Dataset data, TrainingSettings.Builder settings, List<TrainingListener> listeners) {
    this.kan = kan;
    this.data = data;
    fitted = enough(data.train(), settings.seed);
    this.settings = settings;
    this.listeners = listeners;
    LadderFit usual = LadderFit.of(intervals(kan)).withLoss(settings.loss).withSeed(settings.seed);
    int threads = settings.runtime.threads();
    ladder = threads > 0 ? usual.withThreads(threads) : usual;
  }

  private static int[] intervals(Kan kan) {
    int own =
        kan.layers().stream()
            .mapToInt(layer -> layer.spec().grid().gridIntervals())
            .max()
            .orElseThrow();
    return IntStream.concat(IntStream.of(COARSE).filter(each -> each < own), IntStream.of(own))
        .toArray();
  }

  /** All samples, or as many as serve, drawn at random from those of a weight above 0. */
  static Samples enough(Samples samples, int seed) {
    if (samples.size() <= MOST_SAMPLES) {
      return samples;
    }
    Samples weighing = samples.withoutWeightless();
    int[] order = new SeededRandom(seed).permutation(weighing.size());
    return weighing.select(Arrays.copyOf(order, Math.min(order.length, MOST_SAMPLES)));
  }

  /**
   * Trains.
   *
   * @param scope what ends the fit early
   */
  TrainingResult run(Cancellation scope) {
    int mostSteps = (ladder.gridLadder().size() + 1) * ladder.stepsPerStage();
    listeners.forEach(listener -> listener.started(mostSteps));
    long begin = System.nanoTime();
    Evaluation start = evaluate(kan);
    FitResult fit = scope.during(() -> ladder.fit(kan, fitted, this::hear));
    boolean cancelled = scope.requested() || fit.ending() == Ending.CANCELLED;
    Evaluation end = evaluate(fit.kan());
    double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    StopReason reason = cancelled ? StopReason.CANCELLED : StopReason.STEPS_DONE;
    return result(
        end.isFinite() ? fit.kan() : kan,
        end.isFinite() ? end : start,
        end.isFinite() ? reason : StopReason.NOT_FINITE,
        seconds);
  }

  private Evaluation evaluate(Kan network) {
    Evaluation evaluation =
        CurvedObjectives.of(
                network,
                TrainingSamples.of(data, 0, settings.seed),
                settings.loss,
                settings.runtime.threads())
            .evaluate(recorder.steps());
    recorder.evaluation(evaluation);
    listeners.forEach(listener -> listener.evaluated(evaluation));
    return evaluation;
  }

  private boolean hear(FitProgress progress) {
    if (progress.phase() == Phase.STAGE || progress.phase() == Phase.POLISH) {
      double found = progress.loss();
      recorder.step(new StepLoss(found, 0));
      Cancellation.uncancelled(() -> tell(recorder.steps(), found));
    }
    return true;
  }

  private boolean tell(int step, double found) {
    listeners.forEach(listener -> listener.stepped(step, found));
    return true;
  }

  private TrainingResult result(
      Kan found, Evaluation evaluation, StopReason reason, double seconds) {
    // a training is one step in a network's history
    Kan trained = kan.withLayers(found.layers());
    TrainingResult result =
        new TrainingResult(
            trained,
            evaluation,
            recorder.history(),
            reason,
            GridCoverage.of(trained, data.train().inputs()).warnings(),
            seconds);
    Map<String, String> details =
        ImmutableMap.<String, String>builder()
            .put("optimizer", ladder.toString())
            .put("samples", fitted.size() + " of " + data.train().size())
            .put("loss", settings.loss.toString())
            .put("seed", Integer.toString(settings.seed))
            .put("precision", Precision.FLOAT64.toString())
            .put("steps", Integer.toString(evaluation.step()))
            .put("trainLoss", Double.toString(evaluation.trainLoss()))
            .put("testLoss", Double.toString(evaluation.testLoss()))
            .buildOrThrow();
    return result.withStep("trained", details);
  }
}
