// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static dev.kan.tf.train.TrainingFixtures.DATA;
import static dev.kan.tf.train.TrainingFixtures.KAN;
import static dev.kan.tf.train.TrainingFixtures.columns;
import static dev.kan.tf.train.TrainingFixtures.meanSquaredError;
import static dev.kan.tf.train.TrainingFixtures.zero;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.training.Evaluation;
import dev.kan.core.training.StopReason;
import dev.kan.core.training.TrainingEstimate;
import dev.kan.core.training.TrainingHistory;
import dev.kan.core.training.TrainingListener;
import dev.kan.core.training.TrainingResult;
import dev.kan.core.training.TrainingStep;
import dev.kan.tf.TestNetworks;
import dev.kan.tf.optimize.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.types.TFloat64;

class TensorFlowTrainerTest {
  @Test
  void learnsAndReportsTheLossesOfWhatItReturns() {
    TrainingResult result =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(0.02))
            .steps(200)
            .precision(TFloat64.class)
            .build()
            .train(KAN, DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.COMPLETED);
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
    TrainingHistory history =
        TensorFlowTrainer.builder().steps(25).evaluateEvery(10).build().train(KAN, DATA).history();
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
    return TensorFlowTrainer.builder()
        .batchSize(32)
        .seed(seed)
        .steps(40)
        .build()
        .train(KAN, DATA)
        .kan();
  }

  @Test
  void miniBatchesTakeEverySampleOnceAnEpoch() {
    // one weight w and batches of loss mean (w - t)^2 with a step so small that w stays 0
    Dataset data = columns(new double[] {1, 2, 3, 4, 5}, new double[] {1, 2, 4, 8, 16});
    TrainingHistory history =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(1e-12))
            .precision(TFloat64.class)
            .batchSize(2)
            .steps(6)
            .build()
            .train(zero(), data)
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
    Kan trained =
        TensorFlowTrainer.builder()
            .precision(TFloat64.class)
            .steps(5)
            .build()
            .train(frozen, data)
            .kan();
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
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.framework(graph -> new GradientDescent(graph, 1e6f)))
            .steps(100)
            .evaluateEvery(1)
            .build()
            .train(KAN, DATA);
    assertThat(result.stopReason()).isEqualTo(StopReason.NOT_FINITE);
    assertThat(result.evaluation().isFinite()).isTrue();
    assertThat(result.history().steps()).isLessThan(100);
    assertThat(meanSquaredError(result.kan(), DATA.train())).isFinite();
  }

  @Test
  void listenersHearEverythingInOrder() {
    List<String> heard = new ArrayList<>();
    TrainingResult result =
        TensorFlowTrainer.builder()
            .steps(3)
            .evaluateEvery(2)
            .build()
            .train(
                KAN,
                DATA,
                new TrainingListener() {
                  @Override
                  public void onStart(TrainingEstimate estimate) {
                    heard.add("started " + estimate.steps());
                  }

                  @Override
                  public void onStep(TrainingStep step) {
                    heard.add("step " + step.number());
                  }

                  @Override
                  public void onEvaluation(Evaluation evaluation) {
                    heard.add("evaluated " + evaluation.step());
                  }

                  @Override
                  public void onFinish(TrainingResult last) {
                    heard.add("finished " + last.evaluation().step());
                  }
                });
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
}
