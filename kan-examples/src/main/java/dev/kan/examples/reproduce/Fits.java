// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.training.ladder.FitResult;
import dev.kan.core.training.ladder.LadderFit;
import dev.kan.core.training.ladder.StageResult;
import dev.kan.examples.reproduce.Experiment.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The common steps of the experiments that fit a function. */
final class Fits {
  private Fits() {}

  /**
   * Fits a network of sum nodes on successively finer grids and measures it on the test samples.
   */
  static Outcome ladder(Dataset data, LadderFit fit, int seed, int... widths) {
    int first = fit.gridLadder().get(0);
    KanSpec spec = KanSpec.builder(widths).gridIntervals(first).outside(OutsideGrid.LINEAR).build();
    Kan start = Initialiser.powerLaw().initialise(spec, seed);
    FitResult result = fit.withSeed(seed).fit(start, data.train());
    return new Outcome(
        Metric.ROOT_MEAN_SQUARED_ERROR.of(result.kan(), data.test()), stages(result.stages()));
  }

  private static String stages(List<StageResult> stages) {
    return "train/held-out RMSE "
        + stages.stream()
            .map(
                stage ->
                    String.format(
                        Locale.ROOT,
                        "G=%d %.2g/%.2g",
                        stage.gridIntervals(),
                        Math.sqrt(stage.trainLoss()),
                        Math.sqrt(stage.heldOutLoss())))
            .collect(Collectors.joining(", "));
  }
}
