// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.quickstart;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.TrainingResult;
import dev.kan.examples.progress.ProgressListener;
import dev.kan.examples.progress.TrainingProgress;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.train.TensorFlowTrainer;
import java.util.stream.IntStream;

/**
 * The training example of QKAN's documentation: {@code sin(20x)/(20x)} on [0, 1], a [1, 1] network
 * with 10 grid intervals, Adam with learning rate 0.1, 100 steps on all 1000 samples. Data and
 * first parameters are those of the published run.
 */
final class Quickstart {
  static final int STEPS = 100;

  private static final int SEED = 0;
  private static final int DRAWN_POINTS = 801;

  private final Dataset data =
      UniformSampling.of(x -> target(x[0]), 1).range(0, 1).seed(SEED).build();

  /** The function to learn; 1 where it has a gap, at 0. */
  static double target(double x) {
    return x == 0 ? 1 : Math.sin(20 * x) / (20 * x);
  }

  /** As published: the grid spans [-1, 1], half of which no sample visits. */
  TrainingResult published() {
    return train("as published", spec().range(-1, 1).build());
  }

  /** Returns the published network with its grid on the range of the data. */
  TrainingResult fittedGrid() {
    return train("fitted grid", spec().inputRanges(data.inputRanges()).build());
  }

  /** Draws what the two networks learned, and how. */
  static QuickstartChart chart(TrainingResult published, TrainingResult fittedGrid) {
    double[] x =
        IntStream.range(0, DRAWN_POINTS).mapToDouble(i -> i / (DRAWN_POINTS - 1.0)).toArray();
    double[] target = IntStream.range(0, x.length).mapToDouble(i -> target(x[i])).toArray();
    return QuickstartChart.of(x, target)
        .run("as published", curve(published.kan(), x), published.history().stepLosses())
        .run(
            "grid fitted to the data",
            curve(fittedGrid.kan(), x),
            fittedGrid.history().stepLosses());
  }

  private static double[] curve(Kan kan, double[] x) {
    return KanEvaluator.of(kan).evaluate(Batch.of(1, x)).column(0);
  }

  private static KanSpec.Builder spec() {
    return KanSpec.builder(1, 1).gridIntervals(10);
  }

  private TrainingResult train(String name, KanSpec spec) {
    Kan start = Initialiser.efficientKan().initialise(spec, SEED);
    try (TrainingProgress progress = TrainingProgress.onStandardError(name)) {
      return TensorFlowTrainer.builder()
          .optimizer(Optimizer.adam(0.1))
          .steps(STEPS)
          .build()
          .train(start, data, new ProgressListener(progress));
    }
  }
}
