// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.reproduce;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStage;
import dev.kan.core.training.ladder.LadderTrainer;
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
  static Outcome ladder(Dataset data, LadderTrainer fit, int seed, int... widths) {
    int first = fit.gridLadder().get(0);
    KanSpec spec = KanSpec.builder(widths).gridIntervals(first).outside(OutsideGrid.LINEAR).build();
    Kan start = Initialiser.powerLaw().initialise(spec, seed);
    TrainingResult result = fit.toBuilder().seed(seed).build().train(start, data.train());
    return new Outcome(
        Metric.ROOT_MEAN_SQUARED_ERROR.of(result.kan(), data.test()), stages(result.stages()));
  }

  private static String stages(List<TrainingStage> stages) {
    return "train/validation RMSE "
        + stages.stream()
            .map(
                stage ->
                    String.format(
                        Locale.ROOT,
                        "G=%d %.2g/%.2g",
                        stage.gridIntervals(),
                        Math.sqrt(stage.trainLoss()),
                        Math.sqrt(stage.validationLoss())))
            .collect(Collectors.joining(", "));
  }
}
