// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static dev.kan.tf.train.TrainingFixtures.DATA;
import static dev.kan.tf.train.TrainingFixtures.KAN;
import static dev.kan.tf.train.TrainingFixtures.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.CancellationToken;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingEstimate;
import dev.kan.core.training.TrainingHistory;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.tf.optimize.Optimizer;
import dev.kan.tf.optimize.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.types.TFloat64;

class TrainingMethodsTest {
  @Test
  void lbfgsReachesInFewStepsWhatAdamDoesNotInMany() {
    TrainingResult adam =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(0.02))
            .steps(200)
            .precision(TFloat64.class)
            .build()
            .train(KAN, DATA);
    TrainingResult lbfgs =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.lbfgs())
            .steps(200)
            .precision(TFloat64.class)
            .build()
            .train(KAN, DATA);
    assertThat(lbfgs.trainLoss()).isLessThan(adam.trainLoss() / 3);
    assertThat(lbfgs.trainLoss())
        .isCloseTo(meanSquaredError(lbfgs.kan(), DATA.train()), within(1e-12));
    double[] losses = lbfgs.history().stepLosses();
    for (int step = 1; step < losses.length; step++) {
      assertThat(losses[step]).isLessThanOrEqualTo(losses[step - 1]);
    }
  }

  @Test
  void theDefaultIsAdamInFloat32WhateverTheSize() {
    Dataset few = Dataset.of(DATA.train().select(0, 1, 2, 3), DATA.test().select(0));
    Map<String, String> details = details(TensorFlowTrainer.defaults(), KAN, few);
    assertThat(details)
        .containsEntry("optimizer", Optimizer.adam(0.01).toString())
        .containsEntry("precision", "float32")
        .containsEntry("steps", "1000")
        .containsEntry("batchSize", "0")
        .containsEntry("validationShare", "0.0");
  }

  static Stream<Arguments> defaults() {
    return Stream.of(
        arguments(Optimizer.sgd(1e-3), "1000", "float32"),
        arguments(Optimizer.lbfgs(Lbfgs.builder().changeTolerance(0).build()), "500", "float32"),
        arguments(Optimizer.levenbergMarquardt(), "100", "float64"));
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void stepsAndPrecisionHaveDefaultsOfTheirOptimizer(
      Optimizer optimizer, String steps, String precision) {
    List<Integer> heard = new ArrayList<>();
    CancellationToken token = new CancellationToken();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStart(TrainingEstimate estimate) {
            heard.add(estimate.steps());
            token.cancel();
          }
        };
    TensorFlowTrainer trainer = TensorFlowTrainer.builder().optimizer(optimizer).build();
    TrainingResult result = token.during(() -> trainer.train(KAN, DATA, listener));
    assertThat(heard).containsExactly(Integer.parseInt(steps));
    assertThat(result.kan().provenance().steps().get(1).details())
        .containsEntry("precision", precision);
  }

  private static Map<String, String> details(TensorFlowTrainer trainer, Kan kan, Dataset data) {
    return trainer.train(kan, data).kan().provenance().steps().get(1).details();
  }

  @Test
  void levenbergMarquardtReportsTheSameLosses() {
    TrainingResult result =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.levenbergMarquardt())
            .steps(60)
            .build()
            .train(KAN, DATA);
    assertThat(result.trainLoss()).isLessThan(1e-7);
    assertThat(result.trainLoss())
        .isCloseTo(meanSquaredError(result.kan(), DATA.train()), within(1e-15));
    assertThat(result.testLoss())
        .isCloseTo(meanSquaredError(result.kan(), DATA.test()), within(1e-15));
    assertThat(result.history().stepLosses()[0])
        .isCloseTo(meanSquaredError(KAN, DATA.train()), within(1e-12));
  }

  @Test
  void lbfgsSaysWhenItHasConverged() {
    // without hidden layers the loss is quadratic in the coefficients
    Kan linear =
        Initialiser.powerLaw()
            .initialise(
                KanSpec.builder(2, 1)
                    .freeze(ParameterKind.SPLINE_SCALE, ParameterKind.BASE_SCALE)
                    .build(),
                0);
    TrainingResult result =
        TensorFlowTrainer.builder()
            .optimizer(
                Optimizer.lbfgs(
                    Lbfgs.builder().gradientTolerance(1e-10).changeTolerance(1e-15).build()))
            .steps(1000)
            .precision(TFloat64.class)
            .build()
            .train(linear, DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
    assertThat(result.history().steps()).isLessThan(1000);
    assertThat(result.evaluation().step()).isEqualTo(result.history().steps());
    assertThat(result.trainLoss()).isLessThan(1e-8);
  }

  @Test
  void clippedGradientsAreNoLongerThanSaid() {
    double length = 1e-3;
    Kan after =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.sgd(1, 0))
            .clipGradient(length)
            .precision(TFloat64.class)
            .steps(1)
            .build()
            .train(KAN, DATA)
            .kan();
    double[] from = ParameterVector.of(KAN).values();
    double[] to = ParameterVector.of(after).values();
    double square = 0;
    for (int i = 0; i < from.length; i++) {
      square += (to[i] - from[i]) * (to[i] - from[i]);
    }
    assertThat(Math.sqrt(square)).isCloseTo(length, within(1e-12));
  }

  @Test
  void stoppingEarlyGivesTheNetworkWithTheSmallestValidationLoss() {
    Dataset noise =
        Dataset.of(
            UniformSampling.of(x -> Math.sin(1e5 * x[0]), 2).train(40).build().train(),
            DATA.test());
    TrainingResult result =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(0.05))
            .steps(400)
            .evaluateEvery(10)
            .stopEarly(3)
            .build()
            .train(KAN, noise);
    assertThat(result.stopReason()).isEqualTo(StopReason.NO_IMPROVEMENT);
    double smallest =
        result.history().evaluations().stream()
            .mapToDouble(Evaluation::validationLoss)
            .min()
            .orElseThrow();
    assertThat(result.evaluation().validationLoss()).isEqualTo(smallest);
    assertThat(result.history().steps()).isEqualTo(result.evaluation().step() + 30);
    Samples validation = Dataset.split(noise.train(), 0.15, 0).test();
    assertThat(meanSquaredError(result.kan(), validation))
        .isCloseTo(smallest, within(1e-5 * smallest));
  }

  @Test
  void theScheduleIsFollowed() {
    // a rate that is as good as zero from the second step on
    TrainingHistory history =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.sgd(0.01, 0))
            .schedule(Schedule.steps(1, 1e-12))
            .precision(TFloat64.class)
            .steps(4)
            .build()
            .train(KAN, DATA)
            .history();
    double[] losses = history.stepLosses();
    assertThat(losses[1]).isLessThan(losses[0]);
    assertThat(losses[3]).isCloseTo(losses[1], within(1e-9));
  }
}
