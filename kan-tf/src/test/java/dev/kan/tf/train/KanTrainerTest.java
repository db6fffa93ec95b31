// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.KanSpec;
import dev.kan.core.ParameterKind;
import dev.kan.core.ParameterVector;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.eval.KanEvaluator;
import dev.kan.core.init.Initialiser;
import dev.kan.core.leastsquares.LevenbergMarquardt;
import dev.kan.core.optimize.Lbfgs;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.tf.TestNetworks;
import dev.kan.tf.optimize.Adam;
import dev.kan.tf.optimize.FrameworkOptimizer;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.optimize.Sgd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat64;

class KanTrainerTest {
  private static final Kan KAN =
      Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).build(), 4);
  private static final Dataset DATA =
      UniformSampling.of(x -> x[0] * x[0] + x[1], 2).train(200).test(50).build();

  @Test
  void learnsAndReportsTheLossesOfWhatItReturns() {
    TrainingResult result =
        KanTrainer.of(KAN)
            .optimizer(Adam.withLearningRate(0.02))
            .steps(200)
            .precision(TFloat64.class)
            .fit(DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.STEPS_DONE);
    assertThat(result.testLoss()).isLessThan(1e-3);
    assertThat(result.trainLoss())
        .isCloseTo(meanSquaredError(result.kan(), DATA.train()), within(1e-12));
    assertThat(result.testLoss())
        .isCloseTo(meanSquaredError(result.kan(), DATA.test()), within(1e-12));
    assertThat(result.kan().provenance().steps()).hasSize(2);
    assertThat(result.kan().provenance().steps().get(1).details())
        .containsEntry("steps", "200")
        .containsEntry("loss", "SQUARED_ERROR");
  }

  @Test
  void evaluatesAtTheStartTheEndAndBetween() {
    TrainingHistory history = KanTrainer.of(KAN).steps(25).evaluateEvery(10).fit(DATA).history();
    assertThat(history.evaluations()).extracting(Evaluation::step).containsExactly(0, 10, 20, 25);
    assertThat(history.steps()).isEqualTo(25);
    assertThat(history.stepLosses()[0])
        .isCloseTo(history.evaluations().get(0).trainLoss(), within(1e-7));
    assertThat(history.stepLosses()[10])
        .isCloseTo(history.evaluations().get(1).trainLoss(), within(1e-7));
  }

  @Test
  void theSameSettingsGiveTheSameNumbers() {
    assertThat(miniBatches(3)).isEqualTo(miniBatches(3));
    assertThat(miniBatches(3)).isNotEqualTo(miniBatches(4));
  }

  private static Kan miniBatches(int seed) {
    return KanTrainer.of(KAN).batchSize(32).seed(seed).steps(40).fit(DATA).kan();
  }

  @Test
  void miniBatchesTakeEverySampleOnceAnEpoch() {
    // one weight w and batches of loss mean (w - t)^2 with a step so small that w stays 0
    Dataset data = columns(new double[] {1, 2, 3, 4, 5}, new double[] {1, 2, 4, 8, 16});
    TrainingHistory history =
        KanTrainer.of(zero())
            .optimizer(Adam.withLearningRate(1e-12))
            .precision(TFloat64.class)
            .batchSize(2)
            .steps(6)
            .fit(data)
            .history();
    double[] losses = history.stepLosses();
    double all = 1 + 4 + 16 + 64 + 256;
    assertThat(2 * losses[0] + 2 * losses[1] + losses[2]).isCloseTo(all, within(1e-6));
    assertThat(2 * losses[3] + 2 * losses[4] + losses[5]).isCloseTo(all, within(1e-6));
    assertThat(Set.of(1.0, 4.0, 16.0, 64.0, 256.0)).contains((double) Math.round(losses[2]));
  }

  @Test
  void frozenKindsAndMaskedEdgesStay() {
    Kan start = TestNetworks.everything(BaseFunction.SILU, OutsideGrid.ZERO, 3);
    KanLayer first = start.layer(0).withFrozen(Set.of(ParameterKind.SPLINE_SCALE));
    Kan frozen = start.withLayers(List.of(first, start.layer(1)));
    Dataset data =
        UniformSampling.ofVector(x -> new double[] {x[0], x[1]}, 2).train(64).test(8).build();
    Kan trained = KanTrainer.of(frozen).precision(TFloat64.class).steps(5).fit(data).kan();
    assertThat(trained.layer(0).values(ParameterKind.SPLINE_SCALE))
        .containsExactly(first.values(ParameterKind.SPLINE_SCALE));
    assertThat(trained.layer(1).values(ParameterKind.SPLINE_SCALE))
        .isNotEqualTo(start.layer(1).values(ParameterKind.SPLINE_SCALE));
    assertThat(trained.layer(0).mask()).containsExactly(first.mask());
    assertThat(trained.layer(0).values(ParameterKind.BASE_SCALE)[1])
        .isEqualTo(first.values(ParameterKind.BASE_SCALE)[1]);
    assertThat(trained.layer(0).values(ParameterKind.BASE_SCALE)[0])
        .isNotEqualTo(first.values(ParameterKind.BASE_SCALE)[0]);
  }

  @Test
  void aDivergingFitReturnsTheLastGoodNetwork() {
    TrainingResult result =
        KanTrainer.of(KAN)
            .optimizer(new FrameworkOptimizer(graph -> new GradientDescent(graph, 1e6f)))
            .steps(100)
            .evaluateEvery(1)
            .fit(DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.NOT_FINITE);
    assertThat(result.evaluation().isFinite()).isTrue();
    assertThat(result.history().steps()).isLessThan(100);
    assertThat(meanSquaredError(result.kan(), DATA.train())).isFinite();
  }

  @Test
  void listenersHearEverythingInOrder() {
    List<String> heard = new ArrayList<>();
    TrainingResult result =
        KanTrainer.of(KAN)
            .steps(3)
            .evaluateEvery(2)
            .listener(
                new TrainingListener() {
                  @Override
                  public void started(int steps) {
                    heard.add("started " + steps);
                  }

                  @Override
                  public void stepped(int step, double loss) {
                    heard.add("step " + step);
                  }

                  @Override
                  public void evaluated(Evaluation evaluation) {
                    heard.add("evaluated " + evaluation.step());
                  }

                  @Override
                  public void finished(TrainingResult last) {
                    heard.add("finished " + last.evaluation().step());
                  }
                })
            .fit(DATA);
    assertThat(heard)
        .containsExactly(
            "started 3",
            "evaluated 0",
            "step 1",
            "step 2",
            "evaluated 2",
            "step 3",
            "evaluated 3",
            "finished 3");
    assertThat(result.evaluation().step()).isEqualTo(3);
  }

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
  void stoppingEarlyGivesTheNetworkWithTheSmallestTestLoss() {
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
            .mapToDouble(Evaluation::testLoss)
            .min()
            .orElseThrow();
    assertThat(result.testLoss()).isEqualTo(smallest);
    assertThat(result.history().steps()).isEqualTo(result.evaluation().step() + 30);
    assertThat(meanSquaredError(result.kan(), noise.test()))
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

  static Stream<Arguments> badInputs() {
    Dataset narrow = columns(new double[] {1, 2}, new double[] {1, 2});
    return Stream.of(
        bad(
            "the inputs has shape [2, 1]; expected [rows, 2]",
            () -> KanTrainer.of(KAN).fit(narrow)),
        bad(
            "the targets has shape [10, 2]; expected [rows, 1]",
            () ->
                KanTrainer.of(KAN)
                    .fit(UniformSampling.ofVector(x -> x, 2).train(10).test(10).build())),
        bad("at least 1 step; got 0", () -> KanTrainer.of(KAN).steps(0)),
        bad("at least 1 sample; got -1", () -> KanTrainer.of(KAN).batchSize(-1)),
        bad("at least 1 step between; got 0", () -> KanTrainer.of(KAN).evaluateEvery(0)),
        bad("must be positive; got 0.0", () -> KanTrainer.of(KAN).clipGradient(0)),
        bad("at least 1 evaluation; got 0", () -> KanTrainer.of(KAN).stopEarly(0)),
        bad(
            "takes all 200 samples at every step; got a batch size of 10",
            () -> KanTrainer.of(KAN).optimizer(Lbfgs.strongWolfe()).batchSize(10).fit(DATA)),
        bad(
            "takes no schedule",
            () -> KanTrainer.of(KAN).optimizer(Lbfgs.strongWolfe()).clipGradient(1).fit(DATA)),
        bad(
            "FrameworkOptimizer keeps its learning rate; it cannot follow Cosine[last=0.0]",
            () ->
                KanTrainer.of(KAN)
                    .optimizer(new FrameworkOptimizer(graph -> new GradientDescent(graph, 1f)))
                    .schedule(new Schedule.Cosine(0))
                    .fit(DATA)),
        bad(
            "at least 1 step between; got 0",
            () -> KanTrainer.of(KAN).checkpoint(Path.of("x"), 0, Duration.ofMinutes(1))),
        bad(
            "positive time between; got PT0S",
            () -> KanTrainer.of(KAN).checkpoint(Path.of("x"), 1, Duration.ZERO)),
        bad("got TBfloat16", () -> KanTrainer.of(KAN).precision(TBfloat16.class)));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void refusesWhatDoesNotFit(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Arguments bad(String message, ThrowingCallable call) {
    return arguments(message, call);
  }

  private static Dataset columns(double[] inputs, double[] targets) {
    Samples samples = new Samples(Batch.of(1, inputs), Batch.of(1, targets));
    return Dataset.of(samples, samples);
  }

  private static Kan zero() {
    return Kan.of(
        List.of(KanLayer.neutral(KanSpec.builder(1, 1).range(0, 6).build().layers().get(0))));
  }

  private static double meanSquaredError(Kan kan, Samples samples) {
    double[] y = KanEvaluator.of(kan).evaluate(samples.inputs()).toArray();
    double[] t = samples.targets().toArray();
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (y[i] - t[i]) * (y[i] - t[i]);
    }
    return sum / y.length;
  }
}
