// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static dev.kan.tf.train.TrainingFixtures.DATA;
import static dev.kan.tf.train.TrainingFixtures.KAN;
import static dev.kan.tf.train.TrainingFixtures.columns;
import static dev.kan.tf.train.TrainingFixtures.meanSquaredError;
import static dev.kan.tf.train.TrainingFixtures.zero;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.evaluation.attribution.Attribution;
import dev.kan.core.evaluation.attribution.Sparsity;
import dev.kan.core.evaluation.attribution.SparsityMetric;
import dev.kan.core.evaluation.metric.Loss;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingHistory;
import dev.kan.core.training.TrainingResult;
import dev.kan.tf.optimize.Optimizer;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.types.TFloat64;

class TrainingObjectivesTest {
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
    // five samples leave parameters open, in which rounding errors grow
    assertThat(weighted.testLoss()).isCloseTo(plain.testLoss(), within(1e-11 * plain.testLoss()));
    Dataset equal = Dataset.of(once.train().withWeights(1, 1, 1, 1, 1), once.test());
    assertThat(weighted.trainLoss()).isNotCloseTo(fiveSteps(equal).trainLoss(), within(1e-6));
  }

  private static TrainingResult fiveSteps(Dataset data) {
    return TensorFlowTrainer.builder().precision(TFloat64.class).steps(5).build().train(KAN, data);
  }

  @Test
  void miniBatchesKeepTheirWeights() {
    // as in TensorFlowTrainerTest.miniBatchesTakeEverySampleOnceAnEpoch; one batch of the three
    // weighs
    // nothing at all
    Samples samples =
        columns(new double[] {1, 2, 3}, new double[] {1, 2, 4}).train().withWeights(3, 0, 1);
    TrainingResult result =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(1e-12))
            .precision(TFloat64.class)
            .batchSize(1)
            .steps(3)
            .build()
            .train(zero(), Dataset.of(samples, samples));
    assertThat(Arrays.stream(result.history().stepLosses()).sorted().toArray())
        .containsExactly(new double[] {0, 1, 16}, within(1e-6));
    assertThat(result.trainLoss()).isCloseTo((3 * 1 + 1 * 16) / 4.0, within(1e-6));
  }

  @Test
  void sparsityLeavesOnlyTheInputsThatMatter() {
    Dataset data = UniformSampling.of(x -> x[0], 3).train(200).test(50).build();
    Kan start = Initialiser.pykan().initialise(KanSpec.builder(3, 2, 1).build(), 1);
    Sparsity sparsity = Sparsity.of(1e-2);
    TensorFlowTrainer trainer =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(0.02))
            .steps(400)
            .precision(TFloat64.class)
            .build();
    double[] plain = featureScores(trainer.train(start, data), data);
    TrainingResult result = trainer.toBuilder().sparsity(sparsity).build().train(start, data);
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
    TensorFlowTrainer trainer =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(0.01))
            .precision(TFloat64.class)
            .steps(3)
            .build();
    TrainingHistory plain =
        trainer.toBuilder().sparsity(Sparsity.of(0)).build().train(KAN, DATA).history();
    TrainingHistory sparse =
        trainer.toBuilder().sparsity(sparsity).build().train(KAN, DATA).history();
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
        TensorFlowTrainer.builder()
            .sparsity(Sparsity.of(1e-3))
            .batchSize(199)
            .steps(4)
            .build()
            .train(KAN, DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.COMPLETED);
    assertThat(result.history().stepPenalties()[0]).isPositive();
    assertThat(result.history().stepPenalties()[1]).isZero();
  }

  @Test
  void lbfgsMakesLossAndPenaltySmallTogether() {
    Sparsity sparsity = Sparsity.of(1e-2);
    TrainingResult result =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.lbfgs())
            .sparsity(sparsity)
            .precision(TFloat64.class)
            .steps(20)
            .build()
            .train(KAN, DATA);
    double[] losses = result.history().stepLosses();
    double[] penalties = result.history().stepPenalties();
    assertThat(penalties[0]).isCloseTo(sparsity.penalty(KAN, DATA.train().inputs()), within(1e-9));
    assertThat(losses[0]).isCloseTo(meanSquaredError(KAN, DATA.train()), within(1e-12));
    for (int step = 1; step < losses.length; step++) {
      assertThat(losses[step] + penalties[step])
          .isLessThanOrEqualTo(losses[step - 1] + penalties[step - 1] + 1e-12);
    }
    Kan plain =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.lbfgs())
            .precision(TFloat64.class)
            .steps(20)
            .build()
            .train(KAN, DATA)
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
    TensorFlowTrainer.Builder trainer =
        TensorFlowTrainer.builder()
            .loss(oneOutput ? Loss.BINARY_CROSS_ENTROPY : Loss.CROSS_ENTROPY)
            .precision(TFloat64.class);
    TrainingResult adam =
        trainer.optimizer(Optimizer.adam(0.1)).steps(300).build().train(start, data);
    TrainingResult second =
        trainer.optimizer(Optimizer.levenbergMarquardt()).steps(30).build().train(start, data);
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
        TensorFlowTrainer.builder()
            .loss(oneOutput ? Loss.BINARY_CROSS_ENTROPY : Loss.CROSS_ENTROPY)
            .optimizer(Optimizer.adam(0.1))
            .steps(200)
            .build()
            .train(start, data);
    Metric entropy = oneOutput ? Metric.BINARY_CROSS_ENTROPY : Metric.CROSS_ENTROPY;
    Metric accuracy = oneOutput ? Metric.BINARY_ACCURACY : Metric.ACCURACY;
    assertThat(result.testLoss()).isCloseTo(entropy.of(result.kan(), data.test()), within(1e-4));
    assertThat(accuracy.of(result.kan(), data.test())).isGreaterThan(0.95);
  }
}
