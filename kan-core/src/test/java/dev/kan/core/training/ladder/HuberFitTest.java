// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Fits of targets of which some are far off. */
class HuberFitTest {
  private static final int COUNT = 300;

  private static LadderTrainer trainer(Loss loss) {
    return LadderTrainer.builder().gridLadder(3, 5).mostStarts(4).loss(loss).build();
  }

  private static final Kan KAN = FitProblems.network(0, 1, 1);

  @Test
  void isNotPulledAtByOutliers() {
    double[] truth = targets(0, 1);
    Samples samples = samples(targets(20, 1));

    double[] huber = outputs(trainer(Loss.huber(0.05)).train(KAN, samples).kan());
    double[] squared = outputs(trainer(Loss.SQUARED_ERROR).train(KAN, samples).kan());

    assertThat(rootMeanSquare(huber, truth)).isLessThan(0.05);
    assertThat(rootMeanSquare(squared, truth)).isGreaterThan(5 * rootMeanSquare(huber, truth));
  }

  @Test
  void theUnitsOfTargetsAndDeltaDoNotMatter() {
    double unit = 0x1p40;
    TrainingResult plain = trainer(Loss.huber(0.05)).train(KAN, samples(targets(20, 1)));
    TrainingResult scaled = trainer(Loss.huber(0.05 * unit)).train(KAN, samples(targets(20, unit)));

    double[] expected = outputs(plain.kan());
    double[] actual = outputs(scaled.kan());
    Arrays.setAll(actual, n -> actual[n] / unit);
    assertThat(actual).containsExactly(expected, within(1e-9));
    assertThat(scaled.trainLoss() / unit / unit)
        .isCloseTo(plain.trainLoss(), FitProblems.byOnePart(1e9, plain.trainLoss()));
  }

  @Test
  void reportsTheLossOfTheNetwork() {
    Samples samples = samples(targets(20, 1000));
    Loss loss = Loss.huber(50);
    TrainingResult result = trainer(loss).train(KAN, samples);
    assertThat(result.trainLoss()).isEqualTo(loss.mean(result.kan(), samples));
    TrainingStage last = result.stages().get(result.stages().size() - 1);
    assertThat(last.trainLoss()).isBetween(result.trainLoss() / 3, 3 * result.trainLoss());
  }

  private static double[] inputs() {
    double[] x = new double[COUNT];
    Arrays.setAll(x, n -> 2.0 * n / (COUNT - 1) - 1);
    return x;
  }

  /** A sine, with every n-th target far above it if n is not 0. */
  private static double[] targets(int every, double unit) {
    double[] x = inputs();
    SeededRandom random = new SeededRandom(7);
    double[] targets = new double[COUNT];
    Arrays.setAll(
        targets,
        n ->
            unit
                * (Math.sin(3 * x[n]) + (every > 0 && n % every == 0 ? 8 + random.gaussian() : 0)));
    return targets;
  }

  private static Samples samples(double... targets) {
    return new Samples(Batch.of(1, inputs()), Batch.of(1, targets));
  }

  private static double[] outputs(Kan kan) {
    return KanEvaluator.of(kan).evaluate(Batch.of(1, inputs())).toArray();
  }

  private static double rootMeanSquare(double[] y, double[] t) {
    return Math.sqrt(Loss.SQUARED_ERROR.value(y, t));
  }
}
