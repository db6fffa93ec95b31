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
import dev.kan.core.attribution.Attribution;
import dev.kan.core.attribution.Sparsity;
import dev.kan.core.attribution.SparsityMetric;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.eval.KanEvaluator;
import dev.kan.core.grid.GridUpdate;
import dev.kan.core.grid.KnotPlacement;
import dev.kan.core.grid.RangeKnots;
import dev.kan.core.init.Initialiser;
import dev.kan.core.leastsquares.LevenbergMarquardt;
import dev.kan.core.metrics.Metric;
import dev.kan.core.optimize.Lbfgs;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.tf.TestNetworks;
import dev.kan.tf.objective.Loss;
import dev.kan.tf.optimize.Adam;
import dev.kan.tf.optimize.FrameworkOptimizer;
import dev.kan.tf.optimize.Schedule;
import dev.kan.tf.optimize.Sgd;
import dev.kan.tf.runtime.DeviceChoice;
import dev.kan.tf.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
  void whereNothingIsSaidSmallNetworksTakeSecondOrderSteps() {
    assertThat(optimizerOf(KanTrainer.of(KAN).steps(1))).startsWith("LevenbergMarquardt[");
    assertThat(optimizerOf(KanTrainer.of(KAN).steps(1).batchSize(20))).startsWith("Adam[");
    assertThat(optimizerOf(KanTrainer.of(KAN).steps(1).clipGradient(1))).startsWith("Adam[");
    Kan large = Initialiser.powerLaw().initialise(KanSpec.builder(2, 40, 1).build(), 0);
    assertThat(optimizerOf(KanTrainer.of(large).steps(1))).startsWith("Adam[");
    assertThat(KanTrainer.of(KAN).fit(DATA).testLoss()).isLessThan(1e-5);
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
  void knotsMoveToTheSamplesAndTheTrainingGoesOn() {
    Kan wide =
        Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).range(-10, 10).build(), 4);
    KanTrainer trainer = KanTrainer.of(wide).optimizer(Adam.withLearningRate(0.02)).steps(150);
    TrainingResult fixed = trainer.fit(DATA);
    TrainingResult moved = trainer.updateGrids(GridSchedule.pykan()).fit(DATA);
    assertThat(fixed.warnings()).anyMatch(w -> w.toString().startsWith("layer 0, input 0: grid"));
    assertThat(moved.warnings()).noneMatch(w -> w.layer() == 0);
    assertThat(moved.kan().layer(0).spec().grid()).isNotEqualTo(wide.layer(0).spec().grid());
    assertThat(moved.trainLoss()).isLessThan(fixed.trainLoss());
    assertThat(moved.kan().provenance().steps()).hasSize(2);
    assertThat(meanSquaredError(moved.kan(), DATA.train()))
        .isCloseTo(moved.trainLoss(), within(1e-5));
  }

  @Test
  void movingTheKnotsOnceBeforeTheFirstStepIsUpdatingTheNetwork() {
    GridSchedule once = new GridSchedule(1000, 1, KnotPlacement.adaptive());
    KanTrainer trainer = KanTrainer.of(KAN).precision(TFloat64.class).steps(20);
    Kan before = GridUpdate.update(KAN, DATA.train().inputs()).kan();
    TrainingResult updated = KanTrainer.of(before).precision(TFloat64.class).steps(20).fit(DATA);
    TrainingResult moved = trainer.updateGrids(once).fit(DATA);
    assertThat(moved.kan().layers()).isEqualTo(updated.kan().layers());
  }

  @Test
  void adamRemembersItsMomentsWhenTheKnotsMove() {
    // knots that are where the placement puts them: a move that changes nothing but the graph
    GridSchedule often = new GridSchedule(7, 100, new RangeKnots(0));
    double[] corners = {-1, -1, 1, 1, -0.3, 0.4, 0.2, -0.9};
    Dataset data =
        Dataset.of(new Samples(Batch.of(2, corners), Batch.of(1, 1, -1, 0.5, 0)), DATA.test());
    Kan oneLayer = Initialiser.powerLaw().initialise(KanSpec.builder(2, 1).build(), 4);
    KanTrainer trainer =
        KanTrainer.of(oneLayer)
            .optimizer(Adam.withLearningRate(0.01))
            .precision(TFloat64.class)
            .steps(30);
    double[] fixed = trainer.fit(data).history().stepLosses();
    double[] moved = trainer.updateGrids(often).fit(data).history().stepLosses();
    assertThat(moved).containsExactly(fixed, within(1e-9));
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

  @Test
  void aWeightIsARepetition() {
    Dataset once =
        Dataset.of(
            DATA.train().select(0, 1, 2, 3, 4).withWeights(1, 3, 0, 2, 1),
            DATA.test().select(0, 1, 2).withWeights(0, 1, 2));
    Dataset repeated =
        Dataset.of(DATA.train().select(0, 1, 1, 1, 3, 3, 4), DATA.test().select(1, 2, 2));
    TrainingResult weighted = fiveSteps(once);
    TrainingResult plain = fiveSteps(repeated);
    assertThat(weighted.history().stepLosses())
        .containsExactly(plain.history().stepLosses(), within(1e-12));
    assertThat(weighted.trainLoss()).isCloseTo(plain.trainLoss(), within(1e-12));
    assertThat(weighted.testLoss()).isCloseTo(plain.testLoss(), within(1e-12));
    Dataset equal = Dataset.of(once.train().withWeights(1, 1, 1, 1, 1), once.test());
    assertThat(weighted.trainLoss()).isNotCloseTo(fiveSteps(equal).trainLoss(), within(1e-6));
  }

  private static TrainingResult fiveSteps(Dataset data) {
    return KanTrainer.of(KAN).precision(TFloat64.class).steps(5).fit(data);
  }

  @Test
  void miniBatchesKeepTheirWeights() {
    // as in miniBatchesTakeEverySampleOnceAnEpoch; one batch of the three weighs nothing at all
    Samples samples =
        columns(new double[] {1, 2, 3}, new double[] {1, 2, 4}).train().withWeights(3, 0, 1);
    TrainingResult result =
        KanTrainer.of(zero())
            .optimizer(Adam.withLearningRate(1e-12))
            .precision(TFloat64.class)
            .batchSize(1)
            .steps(3)
            .fit(Dataset.of(samples, samples));
    assertThat(Arrays.stream(result.history().stepLosses()).sorted().toArray())
        .containsExactly(new double[] {0, 1, 16}, within(1e-6));
    assertThat(result.trainLoss()).isCloseTo((3 * 1 + 1 * 16) / 4.0, within(1e-6));
  }

  @Test
  void sparsityLeavesOnlyTheInputsThatMatter() {
    Dataset data = UniformSampling.of(x -> x[0], 3).train(200).test(50).build();
    Kan start = Initialiser.pykan().initialise(KanSpec.builder(3, 2, 1).build(), 1);
    Sparsity sparsity = Sparsity.of(1e-2);
    KanTrainer trainer =
        KanTrainer.of(start)
            .optimizer(Adam.withLearningRate(0.02))
            .steps(400)
            .precision(TFloat64.class);
    double[] plain = featureScores(trainer.fit(data), data);
    TrainingResult result = trainer.sparsity(sparsity).fit(data);
    double[] sparse = featureScores(result, data);
    assertThat(sparse[0]).isGreaterThan(0.9);
    assertThat(sparse[1]).isLessThan(0.1 * plain[1]);
    assertThat(sparse[2]).isLessThan(0.1 * plain[2]);
    assertThat(result.testLoss()).isLessThan(1e-2);
    assertThat(result.trainLoss())
        .isCloseTo(meanSquaredError(result.kan(), data.train()), within(1e-12));
    assertThat(result.kan().provenance().steps().get(1).details())
        .containsEntry("sparsity", sparsity.toString());
  }

  private static double[] featureScores(TrainingResult result, Dataset data) {
    return Attribution.of(result.kan(), data.train().inputs()).featureScores();
  }

  @Test
  void lossesAndPenaltiesAreToldApart() {
    Sparsity sparsity = Sparsity.of(0.1).withMetric(SparsityMetric.EDGE_BACKWARD);
    KanTrainer trainer =
        KanTrainer.of(KAN)
            .optimizer(Adam.withLearningRate(0.01))
            .precision(TFloat64.class)
            .steps(3);
    TrainingHistory plain = trainer.sparsity(Sparsity.of(0)).fit(DATA).history();
    TrainingHistory sparse = trainer.sparsity(sparsity).fit(DATA).history();
    assertThat(plain.stepPenalties()).containsExactly(0, 0, 0);
    assertThat(sparse.stepPenalties()[0])
        .isCloseTo(sparsity.penalty(KAN, DATA.train().inputs()), within(1e-9));
    assertThat(sparse.stepLosses()[0]).isEqualTo(plain.stepLosses()[0]);
    assertThat(sparse.stepLosses()[2]).isNotEqualTo(plain.stepLosses()[2]);
    assertThat(sparse.evaluations().get(0)).isEqualTo(plain.evaluations().get(0));
  }

  @Test
  void sparsityWorksOnMiniBatchesDownToOneSample() {
    TrainingResult result =
        KanTrainer.of(KAN).sparsity(Sparsity.of(1e-3)).batchSize(199).steps(4).fit(DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.STEPS_DONE);
    assertThat(result.history().stepPenalties()[0]).isPositive();
    assertThat(result.history().stepPenalties()[1]).isZero();
  }

  @Test
  void lbfgsMakesLossAndPenaltySmallTogether() {
    Sparsity sparsity = Sparsity.of(1e-2);
    TrainingResult result =
        KanTrainer.of(KAN)
            .optimizer(Lbfgs.strongWolfe())
            .sparsity(sparsity)
            .precision(TFloat64.class)
            .steps(20)
            .fit(DATA);
    double[] losses = result.history().stepLosses();
    double[] penalties = result.history().stepPenalties();
    assertThat(penalties[0]).isCloseTo(sparsity.penalty(KAN, DATA.train().inputs()), within(1e-9));
    assertThat(losses[0]).isCloseTo(meanSquaredError(KAN, DATA.train()), within(1e-12));
    for (int step = 1; step < losses.length; step++) {
      assertThat(losses[step] + penalties[step])
          .isLessThanOrEqualTo(losses[step - 1] + penalties[step - 1] + 1e-12);
    }
    Kan plain =
        KanTrainer.of(KAN)
            .optimizer(Lbfgs.strongWolfe())
            .precision(TFloat64.class)
            .steps(20)
            .fit(DATA)
            .kan();
    assertThat(penalties[losses.length - 1])
        .isLessThan(sparsity.penalty(plain, DATA.train().inputs()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void levenbergMarquardtLearnsClassesInFewSteps(boolean oneOutput) {
    Function<double[], double[]> label =
        x -> oneOutput ? new double[] {x[0] > x[1] ? 0.9 : 0.2} : oneHot(x[0] > x[1] ? 0.9 : 0.2);
    Dataset data = UniformSampling.ofVector(label, 2).train(300).test(100).build();
    Kan start = Initialiser.powerLaw().initialise(KanSpec.builder(2, oneOutput ? 1 : 2).build(), 1);
    KanTrainer trainer =
        KanTrainer.of(start)
            .loss(oneOutput ? Loss.BINARY_CROSS_ENTROPY : Loss.CROSS_ENTROPY)
            .precision(TFloat64.class);
    TrainingResult adam = trainer.optimizer(Adam.withLearningRate(0.1)).steps(300).fit(data);
    TrainingResult second = trainer.optimizer(LevenbergMarquardt.standard()).steps(30).fit(data);
    assertThat(second.trainLoss()).isLessThan(adam.trainLoss());
    assertThat(second.history().stepLosses()[0])
        .isCloseTo(adam.history().stepLosses()[0], within(1e-12));
    Metric entropy = oneOutput ? Metric.BINARY_CROSS_ENTROPY : Metric.CROSS_ENTROPY;
    assertThat(second.testLoss()).isCloseTo(entropy.of(second.kan(), data.test()), within(1e-12));
  }

  private static double[] oneHot(double probability) {
    return new double[] {probability, 1 - probability};
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void learnsClasses(boolean oneOutput) {
    Function<double[], double[]> label =
        x -> {
          double inside = x[0] * x[0] + x[1] * x[1] < 0.5 ? 1 : 0;
          return oneOutput ? new double[] {inside} : new double[] {inside, 1 - inside};
        };
    Dataset data = UniformSampling.ofVector(label, 2).train(300).test(100).build();
    Kan start = Initialiser.powerLaw().initialise(KanSpec.builder(2, oneOutput ? 1 : 2).build(), 1);
    TrainingResult result =
        KanTrainer.of(start)
            .loss(oneOutput ? Loss.BINARY_CROSS_ENTROPY : Loss.CROSS_ENTROPY)
            .optimizer(Adam.withLearningRate(0.1))
            .steps(200)
            .fit(data);
    Metric entropy = oneOutput ? Metric.BINARY_CROSS_ENTROPY : Metric.CROSS_ENTROPY;
    Metric accuracy = oneOutput ? Metric.BINARY_ACCURACY : Metric.ACCURACY;
    assertThat(result.testLoss()).isCloseTo(entropy.of(result.kan(), data.test()), within(1e-4));
    assertThat(accuracy.of(result.kan(), data.test())).isGreaterThan(0.95);
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
        bad(
            "targets must lie in [0, 1]; row 0, column 0 is",
            () ->
                KanTrainer.of(KAN)
                    .loss(Loss.BINARY_CROSS_ENTROPY)
                    .fit(UniformSampling.of(x -> 2, 2).train(10).test(10).build())),
        bad(
            "one column of targets each, at least 2; got 1",
            () -> KanTrainer.of(KAN).loss(Loss.CROSS_ENTROPY).fit(DATA)),
        bad(
            "Levenberg-Marquardt takes no penalty",
            () ->
                KanTrainer.of(KAN)
                    .optimizer(LevenbergMarquardt.standard())
                    .sparsity(Sparsity.of(1))
                    .fit(DATA)),
        bad(
            "needs a loss with a smooth curvature; got ABSOLUTE_ERROR",
            () ->
                KanTrainer.of(KAN)
                    .optimizer(LevenbergMarquardt.standard())
                    .loss(Loss.ABSOLUTE_ERROR)
                    .fit(DATA)),
        bad(
            "Levenberg-Marquardt runs on the CPU; Gpu[index=0] was asked for",
            () ->
                KanTrainer.of(KAN)
                    .optimizer(LevenbergMarquardt.standard())
                    .runtime(RuntimeOptions.DEFAULT.withDevice(DeviceChoice.gpu(0)))
                    .fit(DATA)),
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
        bad("at least 1 step between; got 0", () -> new GridSchedule(0, 1, KnotPlacement.range())),
        bad("after a step; got 0", () -> new GridSchedule(1, 0, KnotPlacement.range())),
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
