// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.train;

import static dev.kan.tf.train.TrainingFixtures.DATA;
import static dev.kan.tf.train.TrainingFixtures.KAN;
import static dev.kan.tf.train.TrainingFixtures.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.editing.grid.AdaptiveKnots;
import dev.kan.core.editing.grid.GridUpdate;
import dev.kan.core.editing.grid.RangeKnots;
import dev.kan.core.init.Initialiser;
import dev.kan.core.training.TrainingResult;
import dev.kan.tf.optimize.GridSchedule;
import dev.kan.tf.optimize.Optimizer;
import org.junit.jupiter.api.Test;
import org.tensorflow.types.TFloat64;

class MovingKnotsTest {
  @Test
  void knotsMoveToTheSamplesAndTheTrainingGoesOn() {
    Kan wide =
        Initialiser.powerLaw().initialise(KanSpec.builder(2, 3, 1).range(-10, 10).build(), 4);
    TensorFlowTrainer trainer =
        TensorFlowTrainer.builder().optimizer(Optimizer.adam(0.02)).steps(150).build();
    TrainingResult fixed = trainer.train(wide, DATA);
    TrainingResult moved =
        trainer.toBuilder().updateGrids(GridSchedule.pykan()).build().train(wide, DATA);
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
    GridSchedule once =
        GridSchedule.builder().every(1000).untilStep(1).placement(AdaptiveKnots.defaults()).build();
    TensorFlowTrainer trainer =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.levenbergMarquardt())
            .precision(TFloat64.class)
            .steps(20)
            .build();
    Kan before = GridUpdate.update(KAN, DATA.train().inputs()).kan();
    TrainingResult updated = trainer.train(before, DATA);
    TrainingResult moved = trainer.toBuilder().updateGrids(once).build().train(KAN, DATA);
    assertThat(moved.kan().layers()).isEqualTo(updated.kan().layers());
  }

  @Test
  void adamRemembersItsMomentsWhenTheKnotsMove() {
    // knots that are where the placement puts them: a move that changes nothing but the graph
    GridSchedule often =
        GridSchedule.builder().every(7).untilStep(100).placement(new RangeKnots(0)).build();
    double[] corners = {-1, -1, 1, 1, -0.3, 0.4, 0.2, -0.9};
    Dataset data =
        Dataset.of(new Samples(Batch.of(2, corners), Batch.of(1, 1, -1, 0.5, 0)), DATA.test());
    Kan oneLayer = Initialiser.powerLaw().initialise(KanSpec.builder(2, 1).build(), 4);
    TensorFlowTrainer trainer =
        TensorFlowTrainer.builder()
            .optimizer(Optimizer.adam(0.01))
            .precision(TFloat64.class)
            .steps(30)
            .build();
    double[] fixed = trainer.train(oneLayer, data).history().stepLosses();
    double[] moved =
        trainer.toBuilder().updateGrids(often).build().train(oneLayer, data).history().stepLosses();
    assertThat(moved).containsExactly(fixed, within(1e-9));
  }
}
