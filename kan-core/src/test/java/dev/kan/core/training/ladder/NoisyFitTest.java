// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import dev.kan.core.training.TrainingStep.Phase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits of samples with noise, against what is known of these: the noise and the line below it. */
class NoisyFitTest {
  private static final double NOISE = 0.7;

  /** As many rows and columns as a table of patients; least squares have an error of 1.03 noise. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aNetworkOfFarTooManyParametersIsNotWorseThanALine(int seed) {
    Dataset data = noisy(seed, 10, 300, NoisyFitTest::line);
    TrainingResult result =
        LadderTrainer.builder()
            .gridLadder(3, 10, 20)
            .seed(seed)
            .build()
            .train(FitProblems.network(seed, 10, 5, 1), data.train());
    assertThat(error(result.kan(), data.test(), NoisyFitTest::line)).isLessThan(0.35 * NOISE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void curvesUnderNoiseAreFound(int seed) {
    ToDoubleFunction<double[]> curve = x -> Math.sin(2 * x[0]) + x[1] * x[1];
    Dataset data = noisy(seed, 6, 400, curve);
    TrainingResult result =
        LadderTrainer.builder()
            .gridLadder(3, 10)
            .seed(seed)
            .build()
            .train(FitProblems.network(seed, 6, 1), data.train());
    assertThat(error(result.kan(), data.test(), curve)).isLessThan(0.3 * NOISE);
  }

  @Test
  void keepsASmoothFitIfItEndsWhileItSmooths() {
    Dataset data = noisy(0, 10, 300, NoisyFitTest::line);
    CancellationToken token = new CancellationToken();
    TrainingListener listener =
        FitProblems.onStep(
            step -> {
              if (step.phase() == Phase.SMOOTHING) {
                token.cancel();
              }
            });
    Kan start = FitProblems.network(0, 10, 5, 1);
    TrainingResult result =
        token.during(
            () -> LadderTrainer.of(3, 10).train(start, data.train(), Optional.empty(), listener));
    assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
    assertThat(error(result.kan(), data.test(), NoisyFitTest::line)).isLessThan(0.5 * NOISE);
  }

  @Test
  void noiseAloneIsAConstant() {
    Dataset data = noisy(3, 4, 200, x -> 5);
    TrainingResult result =
        LadderTrainer.of(3).train(FitProblems.network(3, 4, 3, 1), data.train());
    assertThat(error(result.kan(), data.test(), x -> 5)).isLessThan(0.2 * NOISE);
  }

  @Test
  void samplesWithoutNoiseNeedNoSmoothing() {
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    LadderTrainer.builder()
        .gridLadder(3, 10)
        .mostStarts(4)
        .build()
        .train(
            FitProblems.network(0, 2, 2, 1),
            FitProblems.hello(0).train(),
            Optional.empty(),
            FitProblems.onStep(step -> phases.add(step.phase())));
    assertThat(phases).containsExactlyInAnyOrder(Phase.SEARCH, Phase.STAGE, Phase.POLISH);
  }

  @Test
  void theSmallestLossLeftOutIsToldOfSmoothFits() {
    Dataset data = noisy(0, 3, 100, NoisyFitTest::line);
    List<TrainingStep> told = new ArrayList<>();
    TrainingResult result =
        LadderTrainer.of(3)
            .train(
                FitProblems.network(0, 3, 2, 1),
                data.train(),
                Optional.empty(),
                FitProblems.onStep(told::add));
    List<TrainingStep> smoothing =
        told.stream().filter(progress -> progress.phase() == Phase.SMOOTHING).toList();
    assertThat(smoothing).extracting(TrainingStep::number).startsWith(1, 2);
    assertThat(smoothing.get(smoothing.size() - 1).loss()).isBetween(0.1, 1.0);
    assertThat(result.validationLoss()).isBetween(0.1, 1.0);
  }

  private static double line(double... x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (i % 2 == 0 ? 0.5 : -0.3) * x[i];
    }
    return sum;
  }

  private static Dataset noisy(
      int seed, int inputs, int rows, ToDoubleFunction<double[]> function) {
    SeededRandom random = new SeededRandom(100 + seed);
    return UniformSampling.of(x -> function.applyAsDouble(x) + NOISE * random.gaussian(), inputs)
        .train(rows)
        .test(1000)
        .seed(seed)
        .build();
  }

  /** The root mean square distance to the function without noise. */
  private static double error(Kan kan, Samples test, ToDoubleFunction<double[]> function) {
    double[] targets = new double[test.size()];
    for (int n = 0; n < targets.length; n++) {
      targets[n] = function.applyAsDouble(test.inputs().row(n));
    }
    return FitProblems.rootMeanSquare(kan, test.withTargets(Batch.of(1, targets)));
  }
}
