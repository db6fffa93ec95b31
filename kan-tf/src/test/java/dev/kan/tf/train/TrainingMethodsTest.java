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
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.lbfgs.Lbfgs;
import dev.kan.core.training.leastsquares.LevenbergMarquardt;
import dev.kan.tf.optimize.Adam;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.optimize.Sgd;
import java.util.function.UnaryOperator;
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
        KanTrainer.of(KAN)
            .optimizer(Adam.withLearningRate(0.02))
            .steps(200)
            .precision(TFloat64.class)
            .fit(DATA);
    TrainingResult lbfgs =
        KanTrainer.of(KAN)
            .optimizer(Lbfgs.strongWolfe())
            .steps(200)
            .precision(TFloat64.class)
            .fit(DATA);
    assertThat(lbfgs.trainLoss()).isLessThan(adam.trainLoss() / 3);
    assertThat(lbfgs.trainLoss())
        .isCloseTo(meanSquaredError(lbfgs.kan(), DATA.train()), within(1e-12));
    double[] losses = lbfgs.history().stepLosses();
    for (int step = 1; step < losses.length; step++) {
      assertThat(losses[step]).isLessThanOrEqualTo(losses[step - 1]);
    }
  }

  @Test
  void whereNothingIsSaidSmallNetworksTakeSecondOrderSteps() {
    assertThat(optimizerOf(KanTrainer.of(KAN).steps(1))).startsWith("LevenbergMarquardt[");
    assertThat(optimizerOf(KanTrainer.of(KAN).steps(1).batchSize(20))).startsWith("Adam[");
    assertThat(optimizerOf(KanTrainer.of(KAN).steps(1).clipGradient(1))).startsWith("Adam[");
    Kan large = Initialiser.powerLaw().initialise(KanSpec.builder(2, 40, 1).build(), 0);
    assertThat(optimizerOf(KanTrainer.of(large).steps(1))).startsWith("Adam[");
    assertThat(optimizerOf(KanTrainer.of(KAN).stopEarly(1))).startsWith("LevenbergMarquardt[");
  }

  static Stream<Arguments> choices() {
    return Stream.of(
        arguments("seed", (UnaryOperator<KanTrainer>) t -> t.seed(1), true),
        arguments("all samples", (UnaryOperator<KanTrainer>) t -> t.batchSize(200), true),
        arguments("steps", (UnaryOperator<KanTrainer>) t -> t.steps(1), false),
        arguments("evaluations", (UnaryOperator<KanTrainer>) t -> t.evaluateEvery(1), false),
        arguments("validation", (UnaryOperator<KanTrainer>) t -> t.validation(0.1), false),
        arguments("precision", (UnaryOperator<KanTrainer>) t -> t.precision(TFloat64.class), false),
        arguments("sparsity", (UnaryOperator<KanTrainer>) t -> t.sparsity(Sparsity.of(1)), false),
        arguments("Huber", (UnaryOperator<KanTrainer>) t -> t.loss(Loss.huber(1)), true),
        arguments("loss", (UnaryOperator<KanTrainer>) t -> t.loss(Loss.ABSOLUTE_ERROR), false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("choices")
  void theLadderIsClimbedWhereNothingElseIsAskedFor(
      String choice, UnaryOperator<KanTrainer> choose, boolean climbs) {
    assertThat(optimizerOf(choose.apply(KanTrainer.of(KAN))).startsWith("LadderFit["))
        .isEqualTo(climbs);
  }

  private static String optimizerOf(KanTrainer trainer) {
    return trainer
        .fit(DATA)
        .kan()
        .provenance()
        .steps()
        .get(1)
        .details()
        .getOrDefault("optimizer", "");
  }

  @Test
  void levenbergMarquardtReportsTheSameLosses() {
    TrainingResult result =
        KanTrainer.of(KAN).optimizer(LevenbergMarquardt.standard()).steps(60).fit(DATA);
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
        KanTrainer.of(linear)
            .optimizer(Lbfgs.strongWolfe().withTolerances(1e-10, 1e-15))
            .steps(1000)
            .precision(TFloat64.class)
            .fit(DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
    assertThat(result.history().steps()).isLessThan(1000);
    assertThat(result.evaluation().step()).isEqualTo(result.history().steps());
    assertThat(result.trainLoss()).isLessThan(1e-8);
  }

  @Test
  void clippedGradientsAreNoLongerThanSaid() {
    double length = 1e-3;
    Kan after =
        KanTrainer.of(KAN)
            .optimizer(new Sgd(1, 0))
            .clipGradient(length)
            .precision(TFloat64.class)
            .steps(1)
            .fit(DATA)
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
        KanTrainer.of(KAN)
            .optimizer(Adam.withLearningRate(0.05))
            .steps(400)
            .evaluateEvery(10)
            .stopEarly(3)
            .fit(noise);
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
        KanTrainer.of(KAN)
            .optimizer(new Sgd(0.01, 0))
            .schedule(new Schedule.Steps(1, 1e-12))
            .precision(TFloat64.class)
            .steps(4)
            .fit(DATA)
            .history();
    double[] losses = history.stepLosses();
    assertThat(losses[1]).isLessThan(losses[0]);
    assertThat(losses[3]).isCloseTo(losses[1], within(1e-9));
  }
}
